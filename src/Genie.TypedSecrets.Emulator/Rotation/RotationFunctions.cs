using System.Collections.Concurrent;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator;

/// <summary>The rotation functions that <c>RotateSecret</c> calls, by the ARNs it is given. Thread-safe.</summary>
public sealed class RotationFunctions
{
    private readonly ConcurrentDictionary<string, Func<RotationStep, CancellationToken, Task>> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentQueue<RotationRun> _runs = new();
    private readonly EmulatedSecrets _secrets;
    private readonly CancellationToken _stopping;

    internal RotationFunctions(EmulatedSecrets secrets, CancellationToken stopping)
    {
        _secrets = secrets;
        _stopping = stopping;
    }

    /// <summary>The rotations that ended, in the order they did.</summary>
    public IReadOnlyList<RotationRun> Runs => _runs.ToArray();

    /// <summary>
    /// Sets the function of an ARN. It is called four times for each rotation, as a Lambda function is, and works on the secret through a client. Where an ARN
    /// has none, <c>RotateSecret</c> leaves a version without a value as <c>AWSPENDING</c>, to be completed by hand.
    /// </summary>
    /// <param name="lambdaArn">The function's ARN, as <c>RotateSecret</c> is given it.</param>
    /// <param name="function">The function. What it throws ends the rotation.</param>
    public void Set(string lambdaArn, Func<RotationStep, CancellationToken, Task> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(lambdaArn);
        ArgumentNullException.ThrowIfNull(function);
        _functions[lambdaArn] = function;
    }

    /// <summary>Waits until no rotation is under way.</summary>
    /// <param name="cancellationToken">Cancels the wait, not the rotations.</param>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts a rotation in the background, as Secrets Manager does.</summary>
    internal void Start(EmulatedSecret secret, string token)
    {
        if (secret.Rotation.LambdaArn is not { } arn || !_functions.TryGetValue(arn, out var function))
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
                    _runs.Enqueue(await RunAsync(secret, token, function).ConfigureAwait(false));
                }
                finally
                {
                    _running.TryRemove(done.Task, out _);
                    done.SetResult();
                }
            },
            CancellationToken.None);
    }

    private async Task<RotationRun> RunAsync(EmulatedSecret secret, string token, Func<RotationStep, CancellationToken, Task> function)
    {
        foreach (var step in RotationStep.InOrder)
        {
            try
            {
                await function(new RotationStep { Step = step, SecretId = secret.Arn, ClientRequestToken = token }, _stopping).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a function throws ends its rotation, as an error of a Lambda function does.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // The exception's type only: nobody knows what its message holds.
                return new RotationRun { SecretName = secret.Name, ClientRequestToken = token, FailedStep = step, Error = e.GetType().FullName };
            }
        }

        lock (_secrets.Gate)
        {
            secret.Rotation.LastRotatedAt = _secrets.Now;
        }

        return new RotationRun { SecretName = secret.Name, ClientRequestToken = token };
    }
}
