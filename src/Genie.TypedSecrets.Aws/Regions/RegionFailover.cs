using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Calls the first available region. The first region of the list is the primary; the others contain replicas of its secrets.</summary>
/// <remarks>
/// <para>
/// Only an outage (no response, a server error) leads to a call in the next region. An error that the primary returns is final. An error
/// that a replica returns while the primary is unavailable says nothing about the secret: it may not be replicated, or this identity may
/// have no permissions there. In that case the outage is reported, so that the last known good value stays in use.
/// </para>
/// <para>For a secret that is requested by its ARN, the region of the ARN takes the place of the primary, if it is one of the regions.</para>
/// </remarks>
internal sealed class RegionFailover(IReadOnlyList<RegionalClient> regions, TimeSpan cooldown, TimeProvider timeProvider) : IDisposable
{
    private readonly RegionHealth _health = new(regions.Count, cooldown, timeProvider);

    internal IReadOnlyList<string> Names => [.. regions.Select(static r => r.Region)];

    /// <summary>Gets the region in which a secret is called first: that of its ARN, otherwise the primary.</summary>
    /// <param name="id">The secret's name or ARN, or null if the call does not concern a single secret.</param>
    internal RegionalClient GetPreferred(string? id) => regions[GetPreferredIndex(id)];

    /// <summary>Gets the id to send to a region: the ARN of another region of the store is changed to that of its replica.</summary>
    internal string GetId(RegionalClient region, string id) =>
        SecretArn.TryParse(id) is { } arn && arn.Region != region.Region && Find(arn.Region) >= 0 ? arn.In(region.Region).ToString() : id;

    /// <summary>Calls the preferred region of a secret, or another region while that one is unavailable.</summary>
    /// <param name="operation">The operation's name, which determines the permission it needs.</param>
    /// <param name="request">The requested secret, or null if the call does not concern a single secret.</param>
    /// <param name="call">Makes the call in a region.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">The call failed. All errors of the SDK are translated.</exception>
    internal Task<T> ReadAsync<T>(
        string operation,
        SecretRequest? request,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken) => ReadAsync(GetPreferredIndex(request?.Name), operation, request, call, cancellationToken);

    /// <summary>Calls a region, or another region while that one is unavailable.</summary>
    /// <inheritdoc cref="ReadAsync{T}(string, SecretRequest?, Func{RegionalClient, CancellationToken, Task{T}}, CancellationToken)"/>
    internal Task<T> ReadAsync<T>(
        RegionalClient preferred,
        string operation,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken) => ReadAsync(Find(preferred.Region), operation, request: null, call, cancellationToken);

    /// <summary>Calls the primary region, or the region of the secret's ARN. All writes go there, and AWS replicates them.</summary>
    /// <param name="operation">The operation's name, which determines the permission it needs.</param>
    /// <param name="secretName">The secret, or null if the call does not concern a single secret.</param>
    /// <param name="call">Makes the call in the region.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">The call failed. All errors of the SDK are translated.</exception>
    internal async Task<T> WriteAsync<T>(
        string operation,
        string? secretName,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(GetPreferred(secretName), operation, secretName is null ? null : new(secretName), call, cancellationToken).ConfigureAwait(false);
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
            region.OwnedCredentials?.Dispose();
        }
    }

    private async Task<T> ReadAsync<T>(
        int preferred,
        string operation,
        SecretRequest? request,
        Func<RegionalClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        SecretsException? outage = null;
        SecretsException? replicaError = null;
        foreach (var index in _health.GetOrder(preferred))
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
                outage = index == preferred ? e.Error : outage ?? e.Error;
            }
            catch (SecretsException e) when (index != preferred)
            {
                replicaError = e;
            }
        }

        throw outage is not null && replicaError is not null
            ? AwsErrors.OutageWithoutReplica(regions[preferred].Region, request?.Name, outage, replicaError)
            : outage ?? replicaError!;
    }

    private async Task<T> CallAsync<T>(
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
            var key = request is not null && AwsErrors.NeedsKeyName(e) ? await FindKeyAsync(region, request.Name, cancellationToken).ConfigureAwait(false) : null;
            throw AwsErrors.Classify(e, AwsCall.To(region, operation, request) with { KmsKey = key });
        }
    }

    // An identity that can read a secret can often describe it too. Otherwise the message says how to find the key.
    private async Task<string?> FindKeyAsync(RegionalClient region, string secretName, CancellationToken cancellationToken)
    {
        try
        {
            var description = await region.Client.DescribeSecretAsync(new() { SecretId = GetId(region, secretName) }, cancellationToken).ConfigureAwait(false);
            return description.KmsKeyId ?? "aws/secretsmanager";
        }
        catch (Exception)
        {
            return null;
        }
    }

    // The primary, if the region of the ARN is not one of the store's.
    private int GetPreferredIndex(string? id) => id is not null && SecretArn.TryParse(id) is { } arn ? Math.Max(0, Find(arn.Region)) : 0;

    // -1 where the region is not one of the store's.
    private int Find(string region) => Enumerable.Range(0, regions.Count).FirstOrDefault(i => regions[i].Region == region, -1);
}
