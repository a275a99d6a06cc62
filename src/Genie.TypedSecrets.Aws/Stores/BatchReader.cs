using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Fetches several secrets with batch calls, and those that the batch calls do not return with single calls.</summary>
/// <remarks>
/// <para>The quotas per account and region are 100 batch calls and 10,000 single calls per second
/// (docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html). So a single secret is never fetched with a batch call, and
/// the secrets of a throttled batch call are fetched with single calls.</para>
/// <para>Thread-safe.</para>
/// </remarks>
internal sealed class BatchReader(RegionFailover regions, AwsSecretStoreOptions options, Func<SecretRequest, CancellationToken, Task<SecretPayload>> getOne)
{
    /// <summary>The maximum number of secrets in a batch call.</summary>
    internal const int MaxBatchSize = 20;

    // The maximum number of concurrent calls of one GetManyAsync.
    private const int MaxConcurrency = 8;

    private readonly BatchCooldown _cooldown = new(options);

    /// <summary>Fetches secrets. Returns one result for each request, in the same order.</summary>
    internal async Task<IReadOnlyList<SecretResult>> GetAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken)
    {
        Dictionary<SecretRequest, SecretResult?> found = [];
        foreach (var request in requests)
        {
            found.TryAdd(request, ValidateName(request));
        }

        try
        {
            await FetchAsync(found, cancellationToken).ConfigureAwait(false);
            return GetResults(requests, found);
        }
        catch
        {
            // The caller never gets these payloads, so they are wiped here.
            foreach (var result in found.Values)
            {
                result?.Payload?.Dispose();
            }

            throw;
        }
    }

    private static SecretResult? ValidateName(SecretRequest request)
    {
        try
        {
            SecretId.ThrowIfUnreadable(request.Name, AwsErrors.StoreName);
            return null;
        }
        catch (SecretNotFoundException e)
        {
            return SecretResult.Failure(request.Name, e);
        }
    }

    private static List<SecretResult> GetResults(IReadOnlyList<SecretRequest> requests, Dictionary<SecretRequest, SecretResult?> found)
    {
        List<SecretResult> results = new(requests.Count);
        HashSet<SecretRequest> returned = [];
        foreach (var request in requests)
        {
            var result = found[request]!;

            // A secret that is requested twice has two payloads, because each one is wiped separately.
            results.Add(returned.Add(request) || !result.IsSuccess ? result : SecretResult.Success(PayloadReader.Copy(result.Payload)));
        }

        return results;
    }

    private async Task FetchAsync(Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        var remaining = found.Where(static pair => pair.Value is null).Select(static pair => pair.Key).ToArray();
        var batched = remaining.Where(static request => request.VersionId is null && request.VersionStage == SecretRequest.CurrentStage).ToArray();
        if (batched.Length > 1 && _cooldown.IsBatchAllowed)
        {
            // A secret whose ARN names another region of the store is fetched in that region.
            var chunks = batched.GroupBy(request => regions.GetPreferred(request.Name)).SelectMany(static group => group.Chunk(MaxBatchSize));
            await ForEachAsync(chunks, (chunk, token) => FetchBatchAsync(chunk, found, token), cancellationToken).ConfigureAwait(false);
        }

        await ForEachAsync(
            remaining.Where(request => Read(found, request) is null).ToArray(),
            async (request, token) => Set(found, request, await FetchOneAsync(request, token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
    }

    private static Task ForEachAsync<T>(IEnumerable<T> source, Func<T, CancellationToken, Task> body, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        source,
        new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
        async (item, token) => await body(item, token).ConfigureAwait(false));

    private async Task<SecretResult> FetchOneAsync(SecretRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return SecretResult.Success(await getOne(request, cancellationToken).ConfigureAwait(false));
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(request.Name, e);
        }
    }

    // Single calls fetch the secrets that have no result afterwards.
    private async Task FetchBatchAsync(SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        if (chunk.Length == 1 || !_cooldown.IsBatchAllowed)
        {
            return;
        }

        try
        {
            await regions.ReadAsync(
                regions.GetPreferred(chunk[0].Name),
                "BatchGetSecretValue",
                async (region, token) =>
                {
                    await ReadPagesAsync(region, chunk, found, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SecretsException e)
        {
            // Secrets Manager is unavailable, so single calls would fail as well.
            foreach (var request in chunk.Where(request => Read(found, request) is null))
            {
                Set(found, request, SecretResult.Failure(request.Name, e));
            }
        }
    }

    private async Task ReadPagesAsync(RegionalClient region, SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        BatchGetSecretValueRequest wire = new() { SecretIdList = [.. chunk.Select(request => regions.GetId(region, request.Name))] };
        do
        {
            try
            {
                using var page = await region.Client.BatchGetSecretValueAsync(wire, cancellationToken).ConfigureAwait(false);
                AddResults(region, page, chunk, found);
                wire = new() { SecretIdList = wire.SecretIdList, NextToken = page.NextToken };
            }
            catch (AmazonServiceException e) when (_cooldown.ShouldFetchIndividually(e))
            {
                return;
            }
        }
        while (!string.IsNullOrEmpty(wire.NextToken));
    }

    private void AddResults(RegionalClient region, BatchGetSecretValueResponse page, SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found)
    {
        foreach (var entry in page.SecretValues ?? [])
        {
            if (Find(region, chunk, entry.Name, entry.ARN) is { } request && Read(found, request) is null && PayloadReader.TryRead(request.Name, entry) is { } payload)
            {
                Set(found, request, SecretResult.Success(payload));
            }
        }

        // An error of a replica says nothing about the secret. A single call follows, with the failover of RegionFailover.
        foreach (var error in ReferenceEquals(region, regions.GetPreferred(chunk[0].Name)) ? page.Errors ?? [] : [])
        {
            var name = error.SecretId is { } id && SecretArn.TryParse(id) is { } arn ? arn.Name : error.SecretId;
            if (Find(region, chunk, name, arn: error.SecretId) is { } request && Read(found, request) is null)
            {
                var classified = AwsErrors.Classify(error.ErrorCode, error.Message, AwsCall.To(region, "GetSecretValue", request));
                Set(found, request, SecretResult.Failure(request.Name, classified));
            }
        }
    }

    // The ARN has precedence, because a secret of another account can have the same name.
    private SecretRequest? Find(RegionalClient region, SecretRequest[] chunk, string? name, string? arn) =>
        Array.Find(chunk, request => SecretId.IsArnOf(regions.GetId(region, request.Name), arn)) ?? Array.Find(chunk, request => request.Name == name);

    // Several chunks are fetched concurrently into one dictionary.
    private static SecretResult? Read(Dictionary<SecretRequest, SecretResult?> found, SecretRequest request)
    {
        lock (found)
        {
            return found[request];
        }
    }

    private static void Set(Dictionary<SecretRequest, SecretResult?> found, SecretRequest request, SecretResult result)
    {
        lock (found)
        {
            found[request] = result;
        }
    }
}
