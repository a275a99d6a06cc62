using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Specifies how an object that has the same name twice is handled.</summary>
public enum DuplicateKeys
{
    /// <summary>Every repetition is reported. Schemas are read in this way, because it is unclear which of the values counts.</summary>
    Refuse,

    /// <summary>All members are kept, as the grammar of RFC 8259 allows.</summary>
    Allow,
}

/// <summary>Represents the result of reading a JSON text.</summary>
/// <param name="Text">The text that spans refer to. Of invalid UTF-8, the part before the first invalid byte.</param>
/// <param name="Root">The value; null if the syntax is broken. With errors that do not break the syntax, such as a duplicate key, it is present.</param>
/// <param name="Errors">The errors, in the text's order.</param>
public sealed record JsonReadResult(string Text, JsonNode? Root, EquatableArray<JsonError> Errors)
{
    /// <summary>Gets whether the text is one JSON value without errors.</summary>
    public bool IsValid => Root is not null && Errors.Count == 0;
}

/// <summary>Represents an error of a JSON text. Its message never quotes a value, because the text may contain secrets. It quotes the name of a duplicate key.</summary>
/// <param name="Rule">The rule, one of GTS00xx.</param>
/// <param name="Span">The place.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
public sealed record JsonError(SchemaRule Rule, TextSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>Gets the error as a diagnostic about a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="lines">The line map of the text.</param>
    public SchemaDiagnostic ToDiagnostic(string path, LineMap lines) => new(Rule, lines.Locate(path, Span), Arguments);
}
