using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Turns what a file, a pipe or a prompt gives into the text that is stored.</summary>
public static class ValueText
{
    /// <summary>Removes what editors and <c>echo</c> add: a byte order mark at the start, and one line end at the end.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The part of it that is the text.</returns>
    /// <exception cref="SecretsConfigurationException">The content is not UTF-8 text. The message says what it is.</exception>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> content)
    {
        if (!SecretText.TryRead(content.Span, out var text, out var problem))
        {
            throw new SecretsConfigurationException($"The value is {problem}. Save it as UTF-8, or store the bytes as they are with --binary.");
        }

        var length = SecretText.TrimLineEnd(text).Length;
        return content.Slice(content.Length - text.Length, length);
    }
}
