using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Stores;

/// <summary>Creates the exceptions of the local store. Each message says which file is affected, what is wrong, and what to do.</summary>
internal static class LocalErrors
{
    internal static SecretNotFoundException NotFound(string name) =>
        new(name, LocalSecretStore.StoreName, $"Create it: genie-secrets put {CommandArgument.Quote(name)} --file value.json");

    internal static SecretStoreUnavailableException Unreadable(string? secretName, string path, LocalFileException cause, string keyPath)
    {
        var again = secretName is null ? "." : $": genie-secrets put {CommandArgument.Quote(secretName)} --file value.json";
        var remedy = cause.Problem switch
        {
            LocalFileProblem.WrongKey => $"Restore the key it was written with to {keyPath}, or delete the file and put the secret again{again}",
            LocalFileProblem.NewerFormat => "Update the packages and tools of Genie.TypedSecrets, or delete the file and put the secret again" + again,
            _ => "Restore the file from a backup, or put the secret again" + again,
        };
        return new(LocalSecretStore.StoreName, $"The file {path} cannot be used. {cause.Message} {remedy}", secretName, isTransient: false);
    }

    internal static SecretStoreUnavailableException KeyMissing(string keyPath, string directory) =>
        new(
            LocalSecretStore.StoreName,
            $"Its key {keyPath} is missing, and there are secrets that are encrypted with it. Restore the key from a backup. Without the key they are lost: "
            + $"delete the *{LocalFileName.Extension} files in {directory} and put them again.",
            isTransient: false);

    internal static SecretStoreUnavailableException DirectoryOpen(string directory, UnixFileMode mode) =>
        new(
            LocalSecretStore.StoreName,
            $"Its directory {directory} is writable by others (mode {LocalKeyFile.Octal(mode)}). Restrict it: chmod 700 '{directory}'.",
            isTransient: false);

    internal static SecretStoreUnavailableException DirectoryOfOther(string directory) =>
        new(
            LocalSecretStore.StoreName,
            $"Its directory {directory} belongs to another user. Run as that user, or choose another directory with {LocalSecretStore.DirectoryVariable}.",
            isTransient: false);

    internal static SecretStoreUnavailableException DirectoryIsFile(string directory) =>
        new(
            LocalSecretStore.StoreName,
            $"Its directory {directory} is a file. Choose another directory with {LocalSecretStore.DirectoryVariable}, or move the file.",
            isTransient: false);

    internal static SecretsException CannotRead(string name, string path, Func<string, UnixFileMode?> getMode, Exception cause)
    {
        if (cause is not UnauthorizedAccessException)
        {
            return new SecretStoreUnavailableException(LocalSecretStore.StoreName, $"Reading {path} failed: {cause.Message}", name, innerException: cause);
        }

        return new SecretAccessDeniedException(name, FilePermission.Describe("read permission", path, getMode), path, cause);
    }

    internal static SecretStoreUnavailableException CannotWrite(string name, string directory, Exception cause)
    {
        var remedy = cause switch
        {
            UnauthorizedAccessException => $"Make the directory {directory} writable for this user, or choose another with {LocalSecretStore.DirectoryVariable}.",
            _ when LocalFiles.IsDiskFull(cause) => "The disk is full: free some space and try again.",
            _ => $"Check the disk and the directory {directory}, and try again.",
        };
        return new(
            LocalSecretStore.StoreName,
            $"Writing the secret '{name}' failed, and the stored value is unchanged. {remedy} The system reports: {cause.Message}",
            isTransient: false,
            innerException: cause);
    }

    internal static SecretStoreUnavailableException NotConfirmed(string directory, Exception cause) =>
        new(
            LocalSecretStore.StoreName,
            $"The secret is stored, but the disk did not confirm the change of the directory {directory}, so a power failure could undo it. Store it again. The system reports: {cause.Message}",
            isTransient: false,
            innerException: cause);
}
