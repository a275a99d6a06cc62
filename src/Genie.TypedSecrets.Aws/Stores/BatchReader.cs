using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Fetches several secrets with batch calls, and with single calls what those do not give.</summary>
/// <remarks>
/// <para>A batch call counts against 100 a second for the account and region, a single one against 10,000
/// (docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html). So one secret is never a batch, and a batch that is
/// throttled turns into single calls.</para>
/// <para>Thread-safe.</para>
/// </remarks>
internal sealed class BatchReader(RegionRing regions, AwsSecretStoreOptions options, Func<SecretRequest, CancellationToken, Task<SecretPayload>> getOne)
{
    /// <summary>The most secrets AWS takes in a batch call.</summary>
    internal const int MaxBatchSize = 20;

    // How many calls one GetManyAsync has under way. A job's secrets are dozens, its connections are shared with nobody.
    private const int MaxConcurrency = 8;

    private readonly BatchCooldown _pause = new(options);

    /// <summary>Fetches what is asked for: one result for each request, in the same order.</summary>
    internal async Task<IReadOnlyList<SecretResult>> GetAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken)
    {
        Dictionary<SecretRequest, SecretResult?> found = [];
        foreach (var request in requests)
        {
            found.TryAdd(request, Refusal(request));
        }

        try
        {
            await FetchAsync(found, cancellationToken).ConfigureAwait(false);
            return Answer(requests, found);
        }
        catch
        {
            // Nobody else will ever see these payloads.
            foreach (var result in found.Values)
            {
                result?.Payload?.Dispose();
            }

            throw;
        }
    }

    private static SecretResult? Refusal(SecretRequest request)
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

    private static List<SecretResult> Answer(IReadOnlyList<SecretRequest> requests, Dictionary<SecretRequest, SecretResult?> found)
    {
        List<SecretResult> results = new(requests.Count);
        HashSet<SecretRequest> given = [];
        foreach (var request in requests)
        {
            var result = found[request]!;

            // Who asks twice gets two payloads to wipe.
            results.Add(given.Add(request) || !result.IsSuccess ? result : SecretResult.Success(PayloadReader.Copy(result.Payload)));
        }

        return results;
    }

    private async Task FetchAsync(Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        var open = found.Where(static pair => pair.Value is null).Select(static pair => pair.Key).ToArray();
        var batched = open.Where(static request => request.VersionId is null && request.VersionStage == SecretRequest.CurrentStage).ToArray();
        if (batched.Length > 1 && _pause.IsOver)
        {
            await ForEachAsync(batched.Chunk(MaxBatchSize), (chunk, token) => FetchBatchAsync(chunk, found, token), cancellationToken).ConfigureAwait(false);
        }

        await ForEachAsync(
            open.Where(request => Read(found, request) is null).ToArray(),
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

    // What it leaves open, single calls fetch.
    private async Task FetchBatchAsync(SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        if (chunk.Length == 1 || !_pause.IsOver)
        {
            return;
        }

        try
        {
            await regions.ReadAsync(
                "BatchGetSecretValue",
                request: null,
                async (region, token) =>
                {
                    await ReadPagesAsync(region, chunk, found, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SecretsException e)
        {
            // Nobody answers: twenty single calls would not be answered either.
            foreach (var request in chunk.Where(request => Read(found, request) is null))
            {
                Set(found, request, SecretResult.Failure(request.Name, e));
            }
        }
    }

    private async Task ReadPagesAsync(RegionalClient region, SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found, CancellationToken cancellationToken)
    {
        BatchGetSecretValueRequest wire = new() { SecretIdList = [.. chunk.Select(static request => request.Name)] };
        do
        {
            try
            {
                using var page = await region.Client.BatchGetSecretValueAsync(wire, cancellationToken).ConfigureAwait(false);
                Take(region, page, chunk, found);
                wire = new() { SecretIdList = wire.SecretIdList, NextToken = page.NextToken };
            }
            catch (AmazonServiceException e) when (_pause.Begins(e))
            {
                return;
            }
        }
        while (!string.IsNullOrEmpty(wire.NextToken));
    }

    private void Take(RegionalClient region, BatchGetSecretValueResponse page, SecretRequest[] chunk, Dictionary<SecretRequest, SecretResult?> found)
    {
        foreach (var entry in page.SecretValues ?? [])
        {
            if (Find(chunk, entry.Name, entry.ARN) is { } request && Read(found, request) is null && PayloadReader.TryRead(request.Name, entry) is { } payload)
            {
                Set(found, request, SecretResult.Success(payload));
            }
        }

        // What a replica refuses says nothing about the secret: single calls ask for it, as the ring has it.
        foreach (var error in ReferenceEquals(region, regions.Primary) ? page.Errors ?? [] : [])
        {
            if (Find(chunk, error.SecretId, arn: error.SecretId) is { } request && Read(found, request) is null)
            {
                var classified = AwsErrors.Classify(error.ErrorCode, error.Message, new(AwsErrors.StoreName, "GetSecretValue", request, region.Region, region.Partition));
                Set(found, request, SecretResult.Failure(request.Name, classified));
            }
        }
    }

    // By ARN first: another account's secret may have the name of one of ours.
    private static SecretRequest? Find(SecretRequest[] chunk, string? name, string? arn) =>
        Array.Find(chunk, request => SecretId.IsArnOf(request.Name, arn)) ?? Array.Find(chunk, request => request.Name == name);

    // Chunks are read side by side into one dictionary.
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
