namespace Genie.TypedSecrets.Stores;

/// <summary>Represents a secret in a store: its current and its previous version.</summary>
internal sealed class StoredSecret(StoredVersion current, StoredVersion? previous)
{
    internal StoredVersion Current => current;

    internal StoredVersion? Previous => previous;

    /// <summary>Finds the requested version.</summary>
    /// <exception cref="SecretNotFoundException">The version does not exist.</exception>
    internal StoredVersion Find(SecretRequest request, string storeName)
    {
        var isCurrent = request.VersionId is { } id ? current.Id == id : request.VersionStage == SecretRequest.CurrentStage;
        if (isCurrent)
        {
            return current;
        }

        var isPrevious = request.VersionId is { } previousId ? previous?.Id == previousId : request.VersionStage == SecretRequest.PreviousStage;
        return isPrevious && previous is not null
            ? previous
            : throw SecretStoreCalls.VersionNotFound(
                request,
                storeName,
                previous is null ? SecretRequest.CurrentStage : $"{SecretRequest.CurrentStage}, {SecretRequest.PreviousStage}");
    }

    internal void Wipe()
    {
        current.Wipe();
        previous?.Wipe();
    }
}
