using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a file that is being read, with its tree and its diagnostics so far.</summary>
internal sealed class SchemaDocument
{
    private readonly List<SchemaDiagnostic> _diagnostics;
    private readonly ParsedText _text;
    private readonly string _path;
    private long _comparisons = SchemaLimits.MaxComparedCharacters;

    internal SchemaDocument(ParsedText text)
    {
        var json = text.Json;
        _path = text.File.Path;
        _text = text;
        _diagnostics = json.Errors.Count == 0 ? [] : [.. json.Errors.Select(error => error.ToDiagnostic(_path, text.Lines))];
        FileName = CategoryFileName.Of(_path);
        Root = json.Root;
        IsBroken = json.Root is not JsonObject || json.Errors.Count > 0;
    }

    internal string FileName { get; }

    /// <summary>Gets the tree; null if the JSON is invalid.</summary>
    internal JsonNode? Root { get; }

    /// <summary>Gets whether it is not a valid JSON object, so that none of its content can be used.</summary>
    internal bool IsBroken { get; }

    /// <summary>Gets the number of errors so far. A definition that increases it has errors.</summary>
    internal int ErrorCount { get; private set; }

    internal bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error);

    /// <summary>Gets the place of the first character, for which lines are not counted.</summary>
    internal SourceLocation Start => new(_path, default, default, default);

    internal SourceLocation Locate(TextSpan span) => _text.Lines.Locate(_path, span);

    internal void Report(SchemaRule rule, TextSpan span, params string[] arguments)
    {
        _diagnostics.Add(new SchemaDiagnostic(rule, Locate(span), new(arguments)));
        ErrorCount += rule.Severity == SchemaSeverity.Error ? 1 : 0;
    }

    /// <summary>Suggests the name that was meant, or lists the names there are.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="candidates">The names there are.</param>
    internal string Advice(string name, IReadOnlyCollection<string> candidates) => NearestName.Advice(name, candidates, ref _comparisons);

    /// <summary>Gets the diagnostics, in the file's order.</summary>
    internal EquatableArray<SchemaDiagnostic> Diagnostics() => _diagnostics
        .OrderBy(diagnostic => diagnostic.Location.Span.Start)
        .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
        .ToEquatableArray();
}
