using System.Collections.Concurrent;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Rotation;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents the rotation functions that <c>RotateSecret</c> calls, by their ARNs. Thread-safe.</summary>
public sealed class RotationFunctions
{
    private readonly ConcurrentDictionary<string, Func<RotationStep, CancellationToken, Task>> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentQueue<RotationRun> _runs = new();
    private readonly EmulatedAccount _account;
    private readonly CancellationToken _stopping;

    internal RotationFunctions(EmulatedAccount account, CancellationToken stopping)
    {
        _account = account;
        _stopping = stopping;
    }

    /// <summary>Gets the rotations that have ended, in the order of their ends.</summary>
    public IReadOnlyList<RotationRun> Runs => _runs.ToArray();

    /// <summary>
    /// Sets the function for an ARN. It is called once per step, as a Lambda function is, and accesses the secret through a client. Without a function,
    /// <c>RotateSecret</c> leaves a version without a value labeled <c>AWSPENDING</c>, which the test completes.
    /// </summary>
    /// <param name="lambdaArn">The function's ARN, as passed to <c>RotateSecret</c>.</param>
    /// <param name="function">The function. An exception ends the rotation.</param>
    public void Set(string lambdaArn, Func<RotationStep, CancellationToken, Task> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(lambdaArn);
        ArgumentNullException.ThrowIfNull(function);
        _functions[lambdaArn] = function;
    }

    /// <summary>Waits until no rotation is running.</summary>
    /// <param name="cancellationToken">Cancels the wait, not the rotations.</param>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal bool Contains(string lambdaArn) => _functions.ContainsKey(lambdaArn);

    /// <summary>Starts a rotation in the background, as Secrets Manager does.</summary>
    internal void Start(RotationStart start)
    {
        if (Find(start) is not { } secret || secret.Rotation.LambdaArn is not { } lambdaArn || !_functions.TryGetValue(lambdaArn, out var function))
        {
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running.TryAdd(done.Task, 0);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    _runs.Enqueue(await RunAsync(start, secret.Arn, function).ConfigureAwait(false));
                }
                finally
                {
                    _running.TryRemove(done.Task, out _);
                    done.SetResult();
                }
            },
            CancellationToken.None);
    }

    private async Task<RotationRun> RunAsync(RotationStart start, string arn, Func<RotationStep, CancellationToken, Task> function)
    {
        var run = new RotationRun { SecretName = start.SecretName, ClientRequestToken = start.Token, IsTest = start.IsTest };
        foreach (var step in start.IsTest ? [RotationStep.TestSecret] : RotationStep.InOrder)
        {
            try
            {
                await function(new RotationStep { Step = step, SecretId = arn, ClientRequestToken = start.Token }, _stopping).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Any exception of a function ends its rotation, as an error of a Lambda function does.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // The exception's type only: its message may contain a value.
                run = run with { FailedStep = step, Error = e.GetType().FullName };
                break;
            }
        }

        return Finish(start, run);
    }

    private RotationRun Finish(RotationStart start, RotationRun run)
    {
        if (!start.IsTest && !run.IsSuccess)
        {
            return run;
        }

        try
        {
            lock (_account.Gate)
            {
                if (_account.Region(start.Region).FindByName(start.SecretName)?.Clone() is { } secret)
                {
                    if (start.IsTest)
                    {
                        RemovePending(secret, start.Token);
                    }
                    else
                    {
                        secret.Rotation.LastRotatedAt = _account.Now;
                    }

                    _account.Save(secret);
                }
            }

            return run;
        }
        catch (SecretsException e)
        {
            return run with { FailedStep = run.FailedStep ?? RotationStep.FinishSecret, Error = e.GetType().FullName };
        }
    }

    private static void RemovePending(EmulatedSecret secret, string token)
    {
        if (secret.Versions.FindById(token) is { } version && version.Stages.Remove(VersionStage.Pending) && version.Stages.Count == 0)
        {
            secret.Versions.Remove(version);
        }
    }

    private EmulatedSecret? Find(RotationStart start)
    {
        lock (_account.Gate)
        {
            return _account.Region(start.Region).FindByName(start.SecretName);
        }
    }
}
