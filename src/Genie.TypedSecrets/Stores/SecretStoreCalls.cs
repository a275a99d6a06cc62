namespace Genie.TypedSecrets.Stores;

/// <summary>Implements what stores without a batch call have in common.</summary>
internal static class SecretStoreCalls
{
    /// <summary>Gets several secrets one by one. A failure affects only the result of its own request.</summary>
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
            // The caller never sees these payloads.
            Discard(results);
            throw;
        }
    }

    /// <summary>Disposes payloads that have no receiver.</summary>
    internal static void Discard(IReadOnlyList<SecretResult> results)
    {
        foreach (var result in results)
        {
            result.Payload?.Dispose();
        }
    }

    /// <summary>Rejects a request for another version than the only one.</summary>
    /// <exception cref="SecretNotFoundException">Another stage or version is requested.</exception>
    internal static void ThrowIfNotOnlyVersion(SecretRequest request, string versionId, string storeName)
    {
        if (request.VersionId is { } id ? id != versionId : request.VersionStage != SecretRequest.CurrentStage)
        {
            throw VersionNotFound(request, storeName, SecretRequest.CurrentStage);
        }
    }

    internal static SecretNotFoundException VersionNotFound(SecretRequest request, string storeName, string stages) =>
        SecretNotFoundException.Because(
            request.Name,
            storeName,
            $"has no version with the {(request.VersionId is null ? $"stage '{request.VersionStage}'" : $"id '{request.VersionId}'")}",
            $"Its stages are: {stages}.");

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
