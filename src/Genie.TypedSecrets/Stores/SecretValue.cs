using System.Text.Unicode;

namespace Genie.TypedSecrets.Stores;

/// <summary>Which values the embedded stores take: those Secrets Manager takes, so that nothing works here alone.</summary>
internal static class SecretValue
{
    /// <summary>The longest value Secrets Manager takes, in bytes (its quota "Secret value size").</summary>
    internal const int MaxLength = 65_536;

    /// <summary>Refuses a value that cannot be stored.</summary>
    /// <exception cref="ArgumentException">The value is empty, too long, or text that is not UTF-8.</exception>
    internal static void ThrowIfUnwritable(ReadOnlySpan<byte> value, bool isBinary)
    {
        if (value.Length is 0 or > MaxLength)
        {
            throw new ArgumentException($"A secret's value has 1 to {MaxLength} bytes; this one has {value.Length}.", nameof(value));
        }

        if (!isBinary && !Utf8.IsValid(value))
        {
            throw new ArgumentException("The value is not UTF-8 text. Store it as binary.", nameof(value));
        }
    }
}
