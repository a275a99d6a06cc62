using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Json;

/// <summary>Parses the grammar of JSON: values, objects and arrays. A null node means that the syntax is invalid and that this was reported.</summary>
internal sealed class JsonParser(string text, DuplicateKeys duplicates, List<JsonError> errors, int maxDepth = JsonReader.MaxDepth)
{
    private const int FewMembers = 8;

    private readonly JsonScanner _scanner = new(text, errors);

    // The members of the objects that are being parsed, those of the innermost one last.
    private readonly List<JsonMember> _members = [];
    private int _depth;

    /// <summary>Parses the whole text.</summary>
    internal JsonNode? ParseText()
    {
        _scanner.SkipByteOrderMark();
        if (!SkipSpace())
        {
            return null;
        }

        if (_scanner.AtEnd)
        {
            return Fail(SchemaRules.EmptyText);
        }

        if (ParseValue() is not { } root || !SkipSpace())
        {
            return null;
        }

        return _scanner.AtEnd ? root : Expected("the end of the file");
    }

    private JsonNode? ParseValue() => _scanner.Current switch
    {
        '{' => ParseObject(),
        '[' => ParseArray(),
        '"' => _scanner.TryReadString(out var value, out var span) ? new JsonString(span, value) : null,
        '-' or (>= '0' and <= '9') => _scanner.TryReadNumber(out var span) ? new JsonNumber(span, _scanner.TextAt(span)) : null,
        _ => ParseLiteral(),
    };

    private JsonNode? ParseLiteral()
    {
        var span = _scanner.ReadWord();
        return _scanner.TextAt(span) switch
        {
            "true" => new JsonBoolean(span, value: true),
            "false" => new JsonBoolean(span, value: false),
            "null" => new JsonNull(span),
            _ => Expected("a value (an object, an array, a string in double quotes, a number, true, false or null)", span),
        };
    }

    private JsonObject? ParseObject()
    {
        var start = _scanner.Position;
        var first = _members.Count;
        if (!Enter() || !SkipSpace())
        {
            return null;
        }

        while (_scanner.Current != '}')
        {
            if (ParseMember() is not { } member || !ParseSeparator('}'))
            {
                return null;
            }

            _members.Add(member);
        }

        var members = TakeMembers(first);
        ReportDuplicates(members);
        return new JsonObject(Leave(start), members);
    }

    private JsonMember[] TakeMembers(int first)
    {
        var members = new JsonMember[_members.Count - first];
        _members.CopyTo(first, members, 0, members.Length);
        _members.RemoveRange(first, members.Length);
        return members;
    }

    private JsonMember? ParseMember()
    {
        if (_scanner.Current != '"')
        {
            _ = Expected("a key in double quotes, or '}'");
            return null;
        }

        if (!_scanner.TryReadString(out var name, out var nameSpan) || !SkipSpace())
        {
            return null;
        }

        if (_scanner.Current != ':')
        {
            _ = Expected("':' after the key");
            return null;
        }

        _scanner.Advance();
        return SkipSpace() && ParseValue() is { } value ? new JsonMember(name, nameSpan, value) : null;
    }

    private JsonArray? ParseArray()
    {
        var start = _scanner.Position;
        var items = new List<JsonNode>();
        if (!Enter() || !SkipSpace())
        {
            return null;
        }

        while (_scanner.Current != ']')
        {
            if (ParseValue() is not { } item || !ParseSeparator(']'))
            {
                return null;
            }

            items.Add(item);
        }

        return new JsonArray(Leave(start), items);
    }

    // After an element: a comma and another element, or the closing bracket, which is not consumed.
    private bool ParseSeparator(char close)
    {
        if (!SkipSpace())
        {
            return false;
        }

        if (_scanner.Current == close)
        {
            return true;
        }

        if (_scanner.Current != ',')
        {
            return Expected(close == '}' ? "',' or '}'" : "',' or ']'") is not null;
        }

        var comma = new TextSpan(_scanner.Position, 1);
        _scanner.Advance();
        if (!SkipSpace())
        {
            return false;
        }

        return _scanner.Current != close || Fail(SchemaRules.TrailingComma, comma) is not null;
    }

    private bool Enter()
    {
        if (++_depth > maxDepth)
        {
            return Fail(SchemaRules.TooDeep, new TextSpan(_scanner.Position, 1)) is not null;
        }

        _scanner.Advance();
        return true;
    }

    private TextSpan Leave(int start)
    {
        _depth--;
        _scanner.Advance();
        return new TextSpan(start, _scanner.Position - start);
    }

    private void ReportDuplicates(JsonMember[] members)
    {
        if (duplicates == DuplicateKeys.Allow || members.Length < 2)
        {
            return;
        }

        // Few names are compared with each other faster than they are hashed.
        var seen = members.Length > FewMembers ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var i = 0; i < members.Length; i++)
        {
            var name = members[i].Name;
            if (seen is null ? IsNamed(members, i, name) : !seen.Add(name))
            {
                errors.Add(new JsonError(SchemaRules.DuplicateKey, members[i].NameSpan, new([name])));
            }
        }
    }

    private static bool IsNamed(JsonMember[] members, int count, string name)
    {
        for (var i = 0; i < count; i++)
        {
            if (members[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private bool SkipSpace() => _scanner.SkipSpace() || Fail(SchemaRules.Comment, new TextSpan(_scanner.Position, 2)) is not null;

    private JsonNode? Expected(string what, TextSpan? span = null) =>
        Fail(SchemaRules.Syntax, span, _scanner.IsAtConflictMarker(span?.Start ?? _scanner.Position) ? what + ", and found a merge conflict of Git" : what);

    private JsonNode? Fail(SchemaRule rule, TextSpan? span = null, params string[] arguments)
    {
        errors.Add(new JsonError(rule, span ?? new TextSpan(_scanner.Position, _scanner.AtEnd ? 0 : 1), new(arguments)));
        return null;
    }
}
