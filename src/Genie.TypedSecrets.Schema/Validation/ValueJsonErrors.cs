using System.Globalization;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>Describes what makes a stored value invalid JSON. A value is not a file that is edited, so the rules' own messages do not fit.</summary>
internal static class ValueJsonErrors
{
    internal static ValueViolation Describe(JsonError error, LineMap lines)
    {
        var at = lines.PositionOf(error.Span.Start);
        var place = string.Format(CultureInfo.InvariantCulture, ", at line {0}, column {1}", at.Line + 1, at.Column + 1);
        return new(string.Empty, Problem(error) + place, error.Span);
    }

    private static string Problem(JsonError error)
    {
        var rule = error.Rule;
        return rule == SchemaRules.LoneSurrogate ? Problems.LoneSurrogate
            : rule == SchemaRules.DuplicateKey ? Problems.Duplicate
            : rule == SchemaRules.EmptyText ? Problems.Expected(Problems.AJsonObject) + ", found no text"
            : rule == SchemaRules.Comment ? "not JSON: a comment"
            : rule == SchemaRules.TrailingComma ? "not JSON: a comma after the last element"
            : rule == SchemaRules.TooDeep ? $"arrays and objects are nested more than {JsonReader.MaxDepth.ToString(CultureInfo.InvariantCulture)} levels deep"
            : rule == SchemaRules.InvalidNumber ? "not JSON: a malformed number"
            : rule == SchemaRules.InvalidString ? "not JSON: a malformed string"
            : rule == SchemaRules.Syntax ? $"not JSON: expected {error.Arguments[0]}"
            : "not JSON";
    }
}
