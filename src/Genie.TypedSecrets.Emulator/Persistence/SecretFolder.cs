using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>
/// Keeps secrets in a directory of the local store, encrypted as it encrypts. Of each secret there is a record, and an entry for each version's value.
/// Values are written before the record that mentions them and removed after it, so that whatever interrupts a write, the former state or the new one is there.
/// </summary>
internal sealed class SecretFolder : IAsyncDisposable
{
    private const string Root = "emulator/";
    private const string RecordName = "record";

    private readonly EmulatedSecrets _secrets;
    private readonly LocalSecretStore _store;
    private readonly FileStream _lock;
    private readonly SemaphoreSlim _writer = new(1);
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    private SecretFolder(EmulatedSecrets secrets, LocalSecretStore store, FileStream @lock)
    {
        _secrets = secrets;
        _store = store;
        _lock = @lock;
    }

    /// <summary>Opens a directory for this emulator alone, and takes over the secrets in it.</summary>
    /// <exception cref="SecretsException">Another emulator has it open, or it cannot be read.</exception>
    internal static async Task<SecretFolder> OpenAsync(string directory, EmulatedSecrets secrets, CancellationToken cancellationToken)
    {
        var folder = new SecretFolder(secrets, new LocalSecretStore(directory), FolderLock.Take(Path.GetFullPath(directory)));
        try
        {
            await folder.LoadAsync(cancellationToken).ConfigureAwait(false);
            return folder;
        }
        catch
        {
            await folder.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stores the state a secret has now, or that there is none of the name any more.</summary>
    internal async Task SaveAsync(string name)
    {
        await _writer.WaitAsync().ConfigureAwait(false);
        try
        {
            var state = Capture(name);
            try
            {
                await WriteAsync(name, state).ConfigureAwait(false);
            }
            finally
            {
                state?.Wipe();
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.WaitAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
    }

    private static string PathOf(string name) => Root + Digest(name) + "/";

    // With the ARN: a secret that was removed and created again is another one, even where its versions have the same ids.
    private static string EntryOf(EmulatedSecret secret, EmulatedVersion version) => PathOf(secret.Name) + Digest($"{secret.Arn} {version.Id}");

    // Names and tokens have characters, and a length, that an entry's name cannot have.
    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private CapturedSecret? Capture(string name)
    {
        lock (_secrets.Gate)
        {
            if (_secrets.TryFind(name) is not { } secret)
            {
                return null;
            }

            var values = secret.Versions.All.Where(static version => version.Content is not null).Select(version => new CapturedValue(
                EntryOf(secret, version),
                version.Content!.IsBinary,
                _values.Contains(EntryOf(secret, version)) ? null : version.Content.Bytes.ToArray())).ToArray();
            return new CapturedSecret(SecretRecord.Write(secret), values);
        }
    }

    private async Task WriteAsync(string name, CapturedSecret? state)
    {
        var path = PathOf(name);
        foreach (var value in state?.Values.Where(static value => value.Bytes is not null) ?? [])
        {
            await _store.PutAsync(value.Entry, value.Bytes, value.IsBinary).ConfigureAwait(false);
            _values.Add(value.Entry);
        }

        if (state is null)
        {
            await _store.DeleteAsync(path + RecordName).ConfigureAwait(false);
        }
        else
        {
            await _store.PutAsync(path + RecordName, state.Record).ConfigureAwait(false);
        }

        var kept = state?.Values.Select(static value => value.Entry).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var entry in _values.Where(entry => entry.StartsWith(path, StringComparison.Ordinal) && !kept.Contains(entry)).ToArray())
        {
            await _store.DeleteAsync(entry).ConfigureAwait(false);
            _values.Remove(entry);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var entries = await _store.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var record in entries.Where(static entry => entry.StartsWith(Root, StringComparison.Ordinal) && entry.EndsWith("/" + RecordName, StringComparison.Ordinal)))
        {
            await LoadAsync(record, cancellationToken).ConfigureAwait(false);
        }

        // What an interrupted write left behind, or a recovery window that ended while nobody looked.
        foreach (var entry in entries.Where(entry => entry.StartsWith(Root, StringComparison.Ordinal) && !entry.EndsWith("/" + RecordName, StringComparison.Ordinal) && !_values.Contains(entry)))
        {
            await _store.DeleteAsync(entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LoadAsync(string record, CancellationToken cancellationToken)
    {
        using var payload = await _store.GetAsync(new SecretRequest(record), cancellationToken).ConfigureAwait(false);
        var (secret, versions) = Parse(record, payload);
        if (secret.DeletionAt <= _secrets.Now)
        {
            await _store.DeleteAsync(record, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var (version, isBinary) in versions)
        {
            var entry = EntryOf(secret, version);
            using var value = await _store.GetAsync(new SecretRequest(entry), cancellationToken).ConfigureAwait(false);
            version.Content = new SecretContent(value.Reveal().ToArray(), isBinary);
            _values.Add(entry);
        }

        lock (_secrets.Gate)
        {
            _secrets.Restore(secret);
        }
    }

    private (EmulatedSecret Secret, IReadOnlyList<(EmulatedVersion Version, bool IsBinary)> WithValues) Parse(string record, SecretPayload payload)
    {
        try
        {
            return SecretRecord.Read(payload.Reveal());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new SecretStoreUnavailableException(_store.Name, $"The entry {record} is not a record of the emulator's.", innerException: e);
        }
    }

    private sealed record CapturedValue(string Entry, bool IsBinary, byte[]? Bytes);

    private sealed record CapturedSecret(ReadOnlyMemory<byte> Record, IReadOnlyList<CapturedValue> Values)
    {
        internal void Wipe()
        {
            foreach (var value in Values)
            {
                CryptographicOperations.ZeroMemory(value.Bytes);
            }
        }
    }
}
