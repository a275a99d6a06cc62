using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>Stores the changes of secrets. Called under <see cref="EmulatedAccount.Gate"/>, before a change becomes visible.</summary>
internal interface ISecretStorage : IDisposable
{
    /// <summary>Gets the files that could not be read, and were set aside.</summary>
    IReadOnlyList<string> DamagedFiles { get; }

    /// <summary>Stores a secret. When it returns, the secret survives a crash.</summary>
    /// <exception cref="SecretsException">The secret can't be stored; what was stored before is unchanged.</exception>
    void Save(EmulatedSecret secret);

    /// <summary>Deletes a secret. When it returns, the secret doesn't come back after a crash.</summary>
    /// <exception cref="SecretsException">The secret can't be deleted and is still stored.</exception>
    void Delete(EmulatedSecret secret);

    /// <summary>Deletes a secret whose recovery window has ended, if that is possible now. Expired secrets are ignored when a directory is opened.</summary>
    void Discard(EmulatedSecret secret);
}

/// <summary>Stores nothing: secrets exist in memory only.</summary>
internal sealed class MemoryStorage : ISecretStorage
{
    internal static readonly MemoryStorage Instance = new();

    public IReadOnlyList<string> DamagedFiles => [];

    public void Save(EmulatedSecret secret)
    {
    }

    public void Delete(EmulatedSecret secret)
    {
    }

    public void Discard(EmulatedSecret secret)
    {
    }

    public void Dispose()
    {
    }
}
