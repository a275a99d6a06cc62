using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>What to do with an object that has the same name twice.</summary>
public enum DuplicateKeys
{
    /// <summary>Report every repetition. What files of secrets and schemas are read with: which of the two counts is anybody's guess.</summary>
    Refuse,

    /// <summary>Keep all, as the plain grammar of RFC 8259 does.</summary>
    Allow,
}

/// <summary>What came of reading a JSON text.</summary>
/// <param name="Text">The text that spans refer to. Of invalid UTF-8, the part before the first invalid byte.</param>
/// <param name="Root">The value; null where the syntax is broken. With errors that allow going on (a duplicate key) it is there.</param>
/// <param name="Errors">What is wrong, in the text's order.</param>
public sealed record JsonReadResult(string Text, JsonNode? Root, EquatableArray<JsonError> Errors)
{
    /// <summary>Whether the text is one JSON value and nothing was found wrong.</summary>
    public bool IsValid => Root is not null && Errors.Count == 0;
}

/// <summary>A flaw of a JSON text. Its message never quotes a value, for the text may hold secrets; a duplicate key's name is all it tells.</summary>
/// <param name="Rule">The rule that is broken, one of GTS00xx.</param>
/// <param name="Span">Where.</param>
/// <param name="Arguments">What fills the rule's message.</param>
public sealed record JsonError(SchemaRule Rule, TextSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>The error as a finding about a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="lines">The line map of the text.</param>
    public SchemaDiagnostic ToDiagnostic(string path, LineMap lines) => new(Rule, lines.Locate(path, Span), Arguments);
}
