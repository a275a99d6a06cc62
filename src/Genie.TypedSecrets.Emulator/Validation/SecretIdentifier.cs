using System.Buffers;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Checks the characters of secret names and ARNs, in every operation that takes one.</summary>
internal static class SecretIdentifier
{
    /// <summary>The longest name of a secret.</summary>
    internal const int MaxNameLength = 512;

    private const string NameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/_+=.@!";
    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create(NameCharacters);
    private static readonly SearchValues<char> s_arnCharacters = SearchValues.Create(NameCharacters + ":");

    internal static bool IsValidName(string name) => name.Length is > 0 and <= MaxNameLength && !name.AsSpan().ContainsAnyExcept(s_nameCharacters);

    /// <summary>Checks the characters of a new secret's name. Its length is checked by the service model.</summary>
    /// <exception cref="SecretsManagerError">A character isn't allowed.</exception>
    internal static void ThrowIfInvalidName(string name)
    {
        if (name.AsSpan().ContainsAnyExcept(s_nameCharacters))
        {
            throw SecretsManagerError.InvalidName();
        }
    }

    /// <summary>Checks the characters of a name or an ARN.</summary>
    /// <exception cref="SecretsManagerError">A character isn't allowed.</exception>
    internal static void ThrowIfInvalid(string secretId)
    {
        if (secretId.AsSpan().ContainsAnyExcept(SecretArn.IsArn(secretId) ? s_arnCharacters : s_nameCharacters))
        {
            throw SecretsManagerError.InvalidName();
        }
    }
}
