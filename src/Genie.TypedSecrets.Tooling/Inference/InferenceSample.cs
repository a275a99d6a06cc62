using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Represents a stored value that a schema is inferred from.</summary>
/// <param name="Source">The secret's name or the file, as it is shown.</param>
/// <param name="Document">The value.</param>
public sealed record InferenceSample(string Source, SecretDocument Document)
{
    /// <summary>Gets the environment that the value belongs to; null if it is not known.</summary>
    public string? Environment { get; init; }

    internal JsonNode? Root => Document.Root;

    /// <summary>Gets the list that the whole value is; null if it is something else.</summary>
    internal JsonArray? List => Document.Text.AsSpan().TrimStart().StartsWith("[") && JsonReader.Read(Document.Text, DuplicateKeys.Allow) is { IsValid: true, Root: JsonArray list } ? list : null;

    /// <summary>Finds out why no schema should be inferred from the value; null if there is no reason.</summary>
    internal string? FindProblem()
    {
        if (Document.OtherEncoding is { } encoding)
        {
            return $"is {encoding}. Save it as UTF-8.";
        }

        if (Document.Length == 0)
        {
            return "is empty. Store a value first.";
        }

        if (Root is not null || !Document.Text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        // Not the text at that place: it may be a value.
        var error = JsonReader.Read(Document.Text, DuplicateKeys.Allow).Errors is [var first, ..] ? first : null;
        if (error?.Rule == SchemaRules.TooDeep)
        {
            return $"is nested more than {JsonReader.MaxDepth} levels deep, which no schema can describe. Flatten it first.";
        }

        var (line, column) = new LineMap(Document.Text).PositionOf(error?.Span.Start ?? 0);
        return $"begins like a JSON object and is not valid JSON: see line {line + 1}, column {column + 1}. Correct it first.";
    }

    /// <summary>Returns the source, never the value.</summary>
    /// <returns>The source.</returns>
    public override string ToString() => Source;
}

/// <summary>Represents the values of one category, from all environments that have one.</summary>
/// <param name="Category">The category's name.</param>
/// <param name="Samples">The values.</param>
public sealed record InferenceInput(string Category, IReadOnlyList<InferenceSample> Samples)
{
    /// <summary>Gets the pattern of the secrets' names (<c>x-secret-name</c>); null if they follow the manifest's pattern.</summary>
    public string? SecretName { get; init; }

    /// <summary>Gets whether the schema gets the name of each sample instead of a pattern.</summary>
    public bool HasNameForEach { get; init; }

    /// <summary>Gets the environments that the category exists in (<c>x-environments</c>); empty for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];
}
