using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <content>Maps.</content>
internal sealed partial class ValueWalker
{
    private readonly Dictionary<NameRules, NameConstraints> _names = [];

    private void CheckMap(MapType type, JsonObject value, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (HasLoneSurrogate(member.NameSpan))
            {
                Add(JsonPointers.Append(path, "\uFFFD"), Problems.LoneSurrogate, member.NameSpan);
            }
            else if (!seen.Add(member.Name))
            {
                Add(PathOf(type, member, path), Problems.Duplicate, member.NameSpan);
            }
            else
            {
                CheckEntry(type, member, path);
            }
        }

        CheckCount(value, type.MinProperties, type.MaxProperties, path);
    }

    private void CheckEntry(MapType type, JsonMember member, string path)
    {
        // Null means that the key is absent.
        if (member.Value is JsonNull)
        {
            return;
        }

        List<string>? problems = null;
        if (!NameConstraintsOf(type.Names).Check(member.Name, _budget, ref problems))
        {
            return;
        }

        var entryPath = PathOf(type, member, path);
        foreach (var problem in problems ?? [])
        {
            Add(entryPath, Problems.Name(problem), member.NameSpan);
        }

        Check(type.Values, member.Value, entryPath, Role.RequiredKey);
    }

    private void CheckCount(JsonObject value, int? minimum, int? maximum, string path)
    {
        if (minimum is null && maximum is null)
        {
            return;
        }

        var count = value.Members.Count(member => member.Value is not JsonNull);
        if (count < minimum)
        {
            Add(path, Problems.TooFewKeys(minimum.Value), value.Span);
        }

        if (count > maximum)
        {
            Add(path, Problems.TooManyKeys(maximum.Value), value.Span);
        }
    }

    private static string PathOf(MapType type, JsonMember member, string path) => JsonPointers.AppendEntry(path, member.Name, type.Names.AreSensitive);

    private NameConstraints NameConstraintsOf(NameRules rules)
    {
        if (!_names.TryGetValue(rules, out var constraints))
        {
            constraints = new(rules.MinLength ?? 0, rules.MaxLength ?? int.MaxValue, rules.Pattern, rules.SkipsOthers);
            _names.Add(rules, constraints);
        }

        return constraints;
    }
}
