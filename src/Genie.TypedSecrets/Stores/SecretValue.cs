namespace Genie.TypedSecrets.Stores;

/// <summary>Validates the values of secrets. The built-in stores accept what Secrets Manager accepts, so that no value works in development only.</summary>
internal static class SecretValue
{
    /// <summary>The length of the longest value that Secrets Manager accepts, in bytes (its quota "Secret value size").</summary>
    internal const int MaxLength = 65_536;

    /// <summary>Rejects a value that cannot be stored.</summary>
    /// <exception cref="ArgumentException">The value is empty, too long, or text that is not UTF-8.</exception>
    internal static void ThrowIfUnwritable(ReadOnlySpan<byte> value, bool isBinary)
    {
        if (value.Length is 0 or > MaxLength)
        {
            throw new ArgumentException($"The value of a secret must have 1 to {MaxLength} bytes; this one has {value.Length}.", nameof(value));
        }

        if (!isBinary && !SecretText.TryRead(value, out _, out var problem))
        {
            throw new ArgumentException($"The value is {problem}. Convert it, or store it as binary.", nameof(value));
        }
    }
}
