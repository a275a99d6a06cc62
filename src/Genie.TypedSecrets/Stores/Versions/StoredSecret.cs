namespace Genie.TypedSecrets.Stores;

/// <summary>A secret as a store keeps it: the version in use and the one before it.</summary>
internal sealed class StoredSecret(StoredVersion current, StoredVersion? previous)
{
    internal StoredVersion Current => current;

    internal StoredVersion? Previous => previous;

    /// <summary>The version a request asks for.</summary>
    /// <exception cref="SecretNotFoundException">There is no such version.</exception>
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
