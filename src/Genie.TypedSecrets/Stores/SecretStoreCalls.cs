namespace Genie.TypedSecrets.Stores;

/// <summary>What stores without a batch call of their own share.</summary>
internal static class SecretStoreCalls
{
    /// <summary>Gets several secrets one by one. What fails stays with the one it concerns.</summary>
    internal static IReadOnlyList<SecretResult> GetEach(
        IReadOnlyList<SecretRequest> requests,
        Func<SecretRequest, SecretPayload> get,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var results = new List<SecretResult>(requests.Count);
        try
        {
            foreach (var request in requests)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results.Add(GetOne(request, get));
            }

            return results;
        }
        catch
        {
            // Nobody else will ever see these payloads.
            foreach (var result in results)
            {
                result.Payload?.Dispose();
            }

            throw;
        }
    }

    /// <summary>Refuses a request for another version than the only one there is.</summary>
    /// <exception cref="SecretNotFoundException">Another stage or version is asked for.</exception>
    internal static void ThrowIfNotOnlyVersion(SecretRequest request, string versionId, string storeName)
    {
        if (request.VersionId is { } id ? id != versionId : request.VersionStage != SecretRequest.CurrentStage)
        {
            throw VersionNotFound(request, storeName, SecretRequest.CurrentStage);
        }
    }

    internal static SecretNotFoundException VersionNotFound(SecretRequest request, string storeName, string stages) =>
        new(
            request.Name,
            storeName,
            $"More exactly, there is the secret, but no version of it with the {(request.VersionId is null ? $"stage '{request.VersionStage}'" : $"id '{request.VersionId}'")}. "
            + $"It has: {stages}.");

    private static SecretResult GetOne(SecretRequest request, Func<SecretRequest, SecretPayload> get)
    {
        try
        {
            return SecretResult.Success(get(request));
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(request.Name, e);
        }
    }
}
