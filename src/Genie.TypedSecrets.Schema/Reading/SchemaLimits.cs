namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Defines what one schema file may cost. The limits are far above what people write; docs/schema.md states them.</summary>
internal static class SchemaLimits
{
    /// <summary>The longest file that is read, in UTF-16 code units.</summary>
    internal const int MaxFileLength = 1_000_000;

    /// <summary>
    /// The longest text that a category takes from definitions, in UTF-16 code units: a definition's description, default and examples
    /// are repeated in the generated code at every key that refers to it.
    /// </summary>
    internal const int MaxRepeatedText = 1_000_000;

    /// <summary>The maximum number of pairs of characters that are compared to suggest names.</summary>
    internal const long MaxComparedCharacters = 20_000_000;
}
