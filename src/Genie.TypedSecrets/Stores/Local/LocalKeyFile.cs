using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the file of the key: 32 random bytes that only the owner can read.</summary>
internal sealed class LocalKeyFile(ILocalFiles files, string directory)
{
    internal const string FileName = "key";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    internal string Path { get; } = System.IO.Path.Combine(directory, FileName);

    /// <summary>Loads the key; returns null when there is none yet.</summary>
    /// <exception cref="SecretStoreUnavailableException">Others can read it, or it is damaged.</exception>
    internal LocalKey? Load()
    {
        // Checked before it is read: a key that others can read protects nothing.
        if (files.GetMode(Path) is { } mode && (mode & Others) != UnixFileMode.None)
        {
            throw Unusable(
                $"Its key {Path} is accessible to others (mode {Octal(mode)}). Restrict it: chmod 600 '{Path}'. "
                + "If others may have read it, replace the values that it protects.");
        }

        byte[]? key;
        try
        {
            key = files.Read(Path, LocalKey.Length);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unusable($"Its key {Path} cannot be read by this user. Run as the user who owns it, or choose another directory with {LocalSecretStore.DirectoryVariable}.", e);
        }

        if (key is null)
        {
            return null;
        }

        return key.Length == LocalKey.Length ? new LocalKey(key) : throw Damaged($"It has {key.Length} bytes instead of {LocalKey.Length}.");
    }

    /// <summary>Creates a key. When another process was faster, its key is used.</summary>
    internal LocalKey Create(string temporaryPath)
    {
        var key = RandomNumberGenerator.GetBytes(LocalKey.Length);
        try
        {
            files.Create(temporaryPath, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }

        if (!files.TryClaim(temporaryPath, Path))
        {
            files.Delete(temporaryPath);
        }

        files.FlushDirectory(directory);

        // The key on the disk is the one that all processes use.
        return Load() ?? throw Unusable($"Its key {Path} vanished while it was being created. Try again.");
    }

    internal static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode, 8).PadLeft(3, '0');

    private SecretStoreUnavailableException Damaged(string problem) =>
        Unusable($"Its key {Path} is damaged. {problem} Restore it from a backup; without it the secrets in {directory} are lost: delete that directory and put them again.");

    private static SecretStoreUnavailableException Unusable(string problem, Exception? cause = null) =>
        new(LocalSecretStore.StoreName, problem, isTransient: false, innerException: cause);
}
