using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Calls the first region that is up. The first of the list is the primary; the others hold replicas of its secrets.</summary>
/// <remarks>
/// Only an outage (no answer, a server error) sends a call on to the next region. What the primary refuses, no replica is asked for. What
/// a replica refuses while the primary is down says nothing about the secret: it may not be replicated, or this identity may have no
/// rights there. The outage is reported then, so that a value that was good stays in use.
/// </remarks>
internal sealed class RegionRing(IReadOnlyList<RegionalClient> regions, TimeSpan pause, TimeProvider timeProvider) : IDisposable
{
    private readonly RegionHealth _health = new(regions.Count, pause, timeProvider);

    internal RegionalClient Primary => regions[0];

    internal IReadOnlyList<string> Names => [.. regions.Select(static r => r.Region)];

    /// <summary>Calls the primary, or a replica while the primary is down.</summary>
    /// <param name="operation">The operation's name: which permission it needs.</param>
    /// <param name="request">What is asked for; null where it is no one secret.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="SecretsException">It failed; all of the SDK's errors are classified.</exception>
    internal async Task<T> ReadAsync<T>(
        string operation,
        SecretRequest? request,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        SecretsException? outage = null;
        SecretsException? refusal = null;
        foreach (var index in _health.Order())
        {
            try
            {
                var answer = await CallAsync(regions[index], operation, request, call, cancellationToken).ConfigureAwait(false);
                _health.Up(index);
                return answer;
            }
            catch (AwsOutageException e)
            {
                _health.Down(index);
                outage = index == 0 ? e.Error : outage ?? e.Error;
            }
            catch (SecretsException e) when (index != 0)
            {
                refusal = e;
            }
        }

        throw outage is not null && refusal is not null
            ? AwsErrors.OutageWithoutReplica(Primary.Region, request?.Name, outage, refusal)
            : outage ?? refusal!;
    }

    /// <summary>Calls the primary: what is written is written there, and AWS carries it to the replicas.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    internal async Task<T> WriteAsync<T>(
        string operation,
        string? secretName,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(Primary, operation, secretName is null ? null : new(secretName), call, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsOutageException e)
        {
            ExceptionDispatchInfo.Throw(e.Error);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var region in regions)
        {
            region.Client.Dispose();
        }
    }

    private static async Task<T> CallAsync<T>(
        RegionalClient region,
        string operation,
        SecretRequest? request,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call(region, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Without what the SDK put inside it.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is not SecretsException and not ArgumentException)
        {
            var key = request is not null && AwsErrors.IsKms(e) ? await FindKeyAsync(region, request.Name, cancellationToken).ConfigureAwait(false) : null;
            throw AwsErrors.Classify(e, new(AwsErrors.StoreName, operation, request, region.Region, region.Partition) { KmsKey = key });
        }
    }

    // Who may read a secret may mostly describe it too. Without the key's name the message says how to find it.
    private static async Task<string?> FindKeyAsync(RegionalClient region, string secretName, CancellationToken cancellationToken)
    {
        try
        {
            var known = await region.Client.DescribeSecretAsync(new() { SecretId = secretName }, cancellationToken).ConfigureAwait(false);
            return $"the KMS key {known.KmsKeyId ?? "aws/secretsmanager"}";
        }
        catch (Exception)
        {
            return null;
        }
    }
}
