using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Calls the first available region. The first region of the list is the primary; the others contain replicas of its secrets.</summary>
/// <remarks>
/// Only an outage (no response, a server error) leads to a call in the next region. An error that the primary returns is final. An error
/// that a replica returns while the primary is unavailable says nothing about the secret: it may not be replicated, or this identity may
/// have no permissions there. In that case the outage is reported, so that the last known good value stays in use.
/// </remarks>
internal sealed class RegionFailover(IReadOnlyList<RegionalClient> regions, TimeSpan cooldown, TimeProvider timeProvider) : IDisposable
{
    private readonly RegionHealth _health = new(regions.Count, cooldown, timeProvider);

    internal RegionalClient Primary => regions[0];

    internal IReadOnlyList<string> Names => [.. regions.Select(static r => r.Region)];

    /// <summary>Calls the primary region, or a replica region while the primary is unavailable.</summary>
    /// <param name="operation">The operation's name, which determines the permission it needs.</param>
    /// <param name="request">The requested secret, or null where the call does not concern a single secret.</param>
    /// <param name="call">Makes the call in a region.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">The call failed. All errors of the SDK are translated.</exception>
    internal async Task<T> ReadAsync<T>(
        string operation,
        SecretRequest? request,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        SecretsException? outage = null;
        SecretsException? refusal = null;
        foreach (var index in _health.GetOrder())
        {
            try
            {
                var result = await CallAsync(regions[index], operation, request, call, cancellationToken).ConfigureAwait(false);
                _health.MarkAvailable(index);
                return result;
            }
            catch (AwsOutageException e)
            {
                _health.MarkUnavailable(index);
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

    /// <summary>Calls the primary region. All writes go there, and AWS replicates them.</summary>
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
            // A new exception, without the SDK's inner exceptions.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is not SecretsException and not ArgumentException)
        {
            var key = request is not null && AwsErrors.IsKms(e) ? await FindKeyAsync(region, request.Name, cancellationToken).ConfigureAwait(false) : null;
            throw AwsErrors.Classify(e, new(AwsErrors.StoreName, operation, request, region.Region, region.Partition) { KmsKey = key });
        }
    }

    // An identity that can read a secret can often describe it too. Otherwise the message says how to find the key.
    private static async Task<string?> FindKeyAsync(RegionalClient region, string secretName, CancellationToken cancellationToken)
    {
        try
        {
            var description = await region.Client.DescribeSecretAsync(new() { SecretId = secretName }, cancellationToken).ConfigureAwait(false);
            return $"the KMS key {description.KmsKeyId ?? "aws/secretsmanager"}";
        }
        catch (Exception)
        {
            return null;
        }
    }
}
