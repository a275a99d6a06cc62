using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Validation;

/// <content>Objects and lists that are stored as JSON text in a string, as the AWS console stores all values.</content>
internal sealed partial class ValueWalker
{
    private static readonly char[] s_space = [' ', '\t', '\r', '\n'];

    // The string whose text is being checked: what is found in it is reported there.
    private TextSpan? _embeddedSpan;

    private void CheckEmbedded(SchemaType type, JsonString value, string path, Role role)
    {
        var expected = Describe(type);
        if (HasLoneSurrogate(value.Span))
        {
            Add(path, Problems.LoneSurrogate, value.Span);
            return;
        }

        if (!value.Value.TrimStart(s_space).StartsWith(type is ArrayType ? "[" : "{", StringComparison.Ordinal))
        {
            Add(path, Problems.WrongKind(expected, JsonKind.String), value.Span);
            return;
        }

        // Each part of the path is in one object or array.
        var json = JsonReader.Read(value.Value, DuplicateKeys.Allow, JsonReader.MaxDepth - path.Count(character => character == '/'));
        var error = json.Errors.FirstOrDefault(error => error.Rule != SchemaRules.LoneSurrogate);
        if (error is not null || json.Root is null)
        {
            Add(path, error?.Rule == SchemaRules.TooDeep ? Problems.DeepText(expected, JsonReader.MaxDepth) : Problems.BrokenText(expected), value.Span);
            return;
        }

        var (span, loneSurrogates) = (_embeddedSpan, _loneSurrogates);
        (_embeddedSpan, _loneSurrogates) = (span ?? value.Span, [.. json.Errors.Select(half => half.Span.Start)]);
        Check(type, json.Root, path, role);
        (_embeddedSpan, _loneSurrogates) = (span, loneSurrogates);
    }
}
