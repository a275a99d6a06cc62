using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>
/// Stores secrets in a directory: a record for each secret, and a file for the value of each version. Values are written before the record that refers to them and deleted
/// after it, so that a crash leaves the former state or the new one.
/// </summary>
internal sealed class DirectoryStorage : ISecretStorage
{
    internal const string RecordExtension = ".record";
    private const string ValueExtension = ".value";
    private const string DamagedExtension = ".damaged";

    private readonly DataDirectory _directory;
    private readonly IStorageFiles _files;
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _damaged = [];

    private DirectoryStorage(DataDirectory directory, IStorageFiles files)
    {
        _directory = directory;
        _files = files;
    }

    public IReadOnlyList<string> DamagedFiles => _damaged;

    /// <summary>Opens a directory and reads its secrets. A file that can't be read is set aside, and the other secrets are unaffected.</summary>
    /// <exception cref="SecretsConfigurationException">The directory can't be used.</exception>
    internal static (DirectoryStorage Storage, IReadOnlyList<EmulatedSecret> Secrets) Open(string directory, IStorageFiles files, DateTimeOffset now)
    {
        var storage = new DirectoryStorage(DataDirectory.Open(directory, files), files);
        try
        {
            return (storage, storage.Load(now));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            storage.Dispose();
            throw new SecretsConfigurationException($"The emulator can't read the directory {storage._directory.Path}: {e.Message} Check the disk, or choose another directory.");
        }
    }

    public void Save(EmulatedSecret secret)
    {
        var written = new List<string>();
        try
        {
            _directory.ThrowIfKeyIsMissing();
            WriteValues(secret, written);
            Write(RecordOf(secret), SecretRecord.Write(secret).Span);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            written.ForEach(TryDelete);
            throw Unavailable($"Storing the secret {secret.Name} failed", e);
        }

        _values.UnionWith(written);
        Flush($"Storing the secret {secret.Name} failed");
        DeleteValuesExcept(secret.Versions.All.Select(version => ValueOf(secret, version)), StemOf(secret));
    }

    public void Delete(EmulatedSecret secret)
    {
        var failure = $"Deleting the secret {secret.Name} failed";
        try
        {
            _files.Delete(_directory.FileOf(RecordOf(secret)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(failure, e);
        }

        Flush(failure);
        DeleteValuesExcept([], StemOf(secret));
    }

    public void Discard(EmulatedSecret secret)
    {
        TryDelete(RecordOf(secret));
        DeleteValuesExcept([], StemOf(secret));
    }

    public void Dispose() => _directory.Dispose();

    // Names have characters, and a length, that file names can't have.
    private static string StemOf(EmulatedSecret secret) => Digest($"{secret.Region} {secret.Name}");

    private static string RecordOf(EmulatedSecret secret) => StemOf(secret) + RecordExtension;

    // With the ARN: a secret that is deleted and created again is another one, even if its versions have the same ids.
    private static string ValueOf(EmulatedSecret secret, EmulatedVersion version) => $"{StemOf(secret)}-{Digest($"{secret.Arn} {version.Id}")}{ValueExtension}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static SecretStoreUnavailableException Unavailable(string what, Exception cause) =>
        new("emulator", $"{what}, and nothing has changed: {cause.Message} Free space on the disk or make the directory writable, and try again.", innerException: cause);

    // The record refers to the values: they have to be on the disk before it.
    private void WriteValues(EmulatedSecret secret, List<string> written)
    {
        foreach (var version in secret.Versions.All.Where(static version => version.Content is not null))
        {
            var name = ValueOf(secret, version);
            if (!_values.Contains(name))
            {
                Write(name, version.Content!.Bytes);
                written.Add(name);
            }
        }

        if (written.Count > 0)
        {
            _files.Flush(_directory.Path);
        }
    }

    private void Flush(string failure)
    {
        try
        {
            _files.Flush(_directory.Path);
        }
        catch (IOException e)
        {
            throw Unavailable(failure, e);
        }
    }

    private List<EmulatedSecret> Load(DateTimeOffset now)
    {
        var secrets = new List<EmulatedSecret>();
        var names = _files.List(_directory.Path);
        foreach (var name in names.Where(static name => name.EndsWith(RecordExtension, StringComparison.Ordinal)))
        {
            if (TryLoad(name) is not { } secret)
            {
                SetAside(name, names);
            }
            else if (secret.DeletionAt <= now)
            {
                TryDelete(name);
            }
            else
            {
                secrets.Add(secret);
            }
        }

        DeleteLeftovers(names);
        return secrets;
    }

    // A new secret of the same name must not overwrite it.
    private void SetAside(string name, IReadOnlyList<string> names)
    {
        var aside = name + DamagedExtension;
        for (var i = 2; names.Contains(aside, StringComparer.Ordinal); i++)
        {
            aside = $"{name}{DamagedExtension}{i}";
        }

        try
        {
            _files.Rename(_directory.FileOf(name), _directory.FileOf(aside));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _damaged.Add(_directory.FileOf(name));
        }
    }

    private EmulatedSecret? TryLoad(string name)
    {
        try
        {
            if (TryRead(name) is not { } record)
            {
                return null;
            }

            var (secret, withValues) = SecretRecord.Read(record);
            var values = new List<string>();
            foreach (var (version, isBinary) in withValues)
            {
                if (TryRead(ValueOf(secret, version)) is not { } value)
                {
                    return null;
                }

                version.Content = new SecretContent(value, isBinary);
                values.Add(ValueOf(secret, version));
            }

            if (RecordOf(secret) != name)
            {
                return null;
            }

            _values.UnionWith(values);
            return secret;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException or SecretsManagerError)
        {
            // The file cannot be read, or its decrypted content is not a record.
            return null;
        }
    }

    // Files that an interrupted write left behind. The values of a damaged record are kept, because the record may be restored from a backup.
    private void DeleteLeftovers(IReadOnlyList<string> names)
    {
        var remaining = _files.List(_directory.Path);
        var damaged = remaining.Where(static name => name.Contains(RecordExtension + DamagedExtension, StringComparison.Ordinal)).ToArray();
        _damaged.AddRange(damaged.Select(_directory.FileOf));
        var stems = _damaged.Select(Path.GetFileName).Select(static name => name!.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var isOrphan = name.EndsWith(ValueExtension, StringComparison.Ordinal) && !_values.Contains(name) && !stems.Contains(name.Split('-')[0]);
            if (isOrphan || name.EndsWith(StorageFiles.TemporaryExtension, StringComparison.Ordinal))
            {
                TryDelete(name);
            }
        }
    }

    private void Write(string name, ReadOnlySpan<byte> content) => _files.Write(_directory.FileOf(name), EncryptedFile.Encrypt(name, content, _directory.Key));

    private byte[]? TryRead(string name) => _files.Read(_directory.FileOf(name)) is { } file ? EncryptedFile.Decrypt(name, file, _directory.Key) : null;

    private void DeleteValuesExcept(IEnumerable<string> kept, string stem)
    {
        var names = kept.ToHashSet(StringComparer.Ordinal);
        foreach (var name in _values.Where(name => name.StartsWith(stem, StringComparison.Ordinal) && !names.Contains(name)).ToArray())
        {
            TryDelete(name);
            _values.Remove(name);
        }
    }

    private void TryDelete(string name)
    {
        try
        {
            _files.Delete(_directory.FileOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start deletes it.
        }
    }
}
