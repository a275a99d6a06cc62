namespace Genie.TypedSecrets.Stores;

/// <summary>Represents a store that can list its secrets. Jobs do not need it; the command line and checks do.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IListableSecretStore : ISecretStore
{
    /// <summary>Lists all secrets in ordinal order of their names. An entry that cannot be read has a problem, and does not affect the others.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<ListedSecret>> ListEntriesAsync(CancellationToken cancellationToken = default);
}

/// <summary>Represents a secret in the list of a store.</summary>
/// <param name="Name">The name of the secret, or of the file when the name of the secret cannot be read.</param>
/// <param name="Problem">The reason why the secret cannot be read, and what to do about it; <see langword="null"/> when it is not known to have a problem.</param>
public sealed record ListedSecret(string Name, string? Problem);
