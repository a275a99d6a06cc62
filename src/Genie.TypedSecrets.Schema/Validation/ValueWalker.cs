using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>Checks one value against its type. An instance checks one value only.</summary>
internal sealed partial class ValueWalker(IEnumerable<ObjectModel> objects, IEnumerable<EnumModel> enums, IEnumerable<UnionModel> unions, List<int>? loneSurrogates = null, bool isStrict = false)
{
    private readonly Dictionary<string, ObjectModel> _objects = objects.ToDictionary(o => o.Identifier, StringComparer.Ordinal);
    private readonly Dictionary<string, EnumModel> _enums = enums.ToDictionary(e => e.Identifier, StringComparer.Ordinal);
    private readonly Dictionary<string, UnionModel> _unions = unions.ToDictionary(u => u.Identifier, StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, KeyModel>> _keys = new(StringComparer.Ordinal);
    private readonly List<ValueViolation> _violations = [];
    private List<int>? _loneSurrogates = loneSurrogates;

    /// <summary>Checks a JSON value.</summary>
    internal EquatableArray<ValueViolation> Check(SchemaType type, JsonNode value)
    {
        Check(type, value, string.Empty, Role.Root);
        return _violations.ToEquatableArray();
    }

    /// <summary>Checks text that is a whole secret.</summary>
    internal EquatableArray<ValueViolation> CheckText(SchemaType type, string text)
    {
        CheckString(type, text, string.Empty, new TextSpan(0, text.Length));
        return _violations.ToEquatableArray();
    }

    /// <summary>Checks bytes that are a whole secret.</summary>
    internal EquatableArray<ValueViolation> CheckBytes(BinaryType type, byte[] value)
    {
        List<string>? problems = null;
        ConstraintsOf(type).CheckLength(checked((value.Length + 2) / 3 * 4), ref problems);
        if (type.IsJson && !JsonTexts.IsJson(value))
        {
            (problems ??= []).Add(Problems.NotJsonBytes);
        }

        Add(string.Empty, default, problems);
        return _violations.ToEquatableArray();
    }

    // The role of a value determines how null is reported, and whether the value can be text.
    private enum Role
    {
        Root,
        RequiredKey,
        OptionalKey,
        Item,
    }

    private void Check(SchemaType type, JsonNode value, string path, Role role)
    {
        switch (type, value)
        {
            case (ObjectReference reference, JsonObject json):
                CheckObject(_objects[reference.Identifier], json, path);
                break;
            case (UnionReference reference, JsonObject json):
                CheckUnion(_unions[reference.Identifier], json, path);
                break;
            case (FreeFormType, JsonObject):
                if (HasLoneSurrogate(value.Span))
                {
                    Add(path, Problems.LoneSurrogate, value.Span);
                }

                break;
            case (StringType { AcceptsNumbers: true } text, JsonNumber json):
                if (text.AcceptsOnlyIntegers && !(ExactNumber.TryParse(json.RawText, out var number) && number.IsInteger))
                {
                    Add(path, Problems.Fraction, value.Span);
                }

                break;
            case (MapType map, JsonObject json):
                CheckMap(map, json, path);
                break;
            case (ArrayType array, JsonArray json):
                CheckArray(array, json, path);
                break;
            case (BooleanType boolean, JsonBoolean json):
                CheckBoolean(boolean, json.Value, path, json.Span);
                break;
            case (BooleanType boolean, JsonString { Value: "true" or "false" } json) when !isStrict:
                CheckBoolean(boolean, json.Value == "true", path, json.Span);
                break;
            case (IntegerType or NumberType, JsonNumber json):
                CheckNumber(type, json.RawText, path, json.Span);
                break;
            case (IntegerType or NumberType, JsonString) when isStrict:
                Add(path, Problems.WrongKind(Describe(type), KindOf(value)), value.Span);
                break;
            case (IntegerType or NumberType or StringType or EnumReference or BinaryType or PemType, JsonString) when HasLoneSurrogate(value.Span):
                Add(path, Problems.LoneSurrogate, value.Span);
                break;
            case (IntegerType or NumberType, JsonString json):
                CheckNumber(type, json.Value, path, json.Span);
                break;
            case (StringType or EnumReference or BinaryType or PemType, JsonString json):
                CheckString(type, json.Value, path, json.Span);
                break;
            case (ObjectReference or UnionReference or MapType or FreeFormType or ArrayType, JsonString json) when !isStrict:
                CheckEmbedded(type, json, path, role);
                break;
            case (_, JsonNull) when role == Role.OptionalKey:
                break;
            case (_, JsonNull):
                Add(path, role == Role.Item ? Problems.NullItem(Describe(type)) : Problems.NullKey(Describe(type)), value.Span);
                break;
            default:
                Add(path, Problems.WrongKind(Describe(type), KindOf(value)), value.Span);
                break;
        }
    }

    private void CheckObject(ObjectModel model, JsonObject value, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var values = ChooseValues(model, value);
        var keys = KeysOf(model);
        foreach (var member in value.Members)
        {
            var key = keys.TryGetValue(member.Name, out var known) ? known : null;
            var name = key is null ? DisplayText.CleanName(member.Name) : member.Name;
            var memberPath = JsonPointers.Append(path, name);
            if (HasLoneSurrogate(member.NameSpan))
            {
                Add(JsonPointers.Append(path, "\uFFFD"), Problems.LoneSurrogate, member.NameSpan);
            }
            else if (!seen.Add(member.Name))
            {
                Add(key is null && model.Additional is { } map ? PathOf(map.Type, member, path) : memberPath, Problems.Duplicate, member.NameSpan);
            }
            else if (key is null && model.Additional is { } additional)
            {
                AddName(unknown, additional.Type.Names.AreSensitive ? null : name);
                CheckEntry(additional.Type, member, path);
            }
            else if (key is null)
            {
                AddUnknown(model, name, memberPath, member, unknown);
            }
            else if (ReferenceEquals(values[key.JsonName], member))
            {
                Check(key.Type, member.Value, memberPath, key.IsRequired ? Role.RequiredKey : Role.OptionalKey);
            }
        }

        CheckCount(value, model.MinProperties, model.MaxProperties, path);
        CheckMissing(model, value, values, unknown, path);
        CheckRules(model, value, values, path);
    }

    private void CheckMissing(ObjectModel model, JsonObject value, Dictionary<string, JsonMember> values, List<string> unknown, string path)
    {
        foreach (var key in model.Keys)
        {
            if (key.IsRequired && !values.ContainsKey(key.JsonName))
            {
                var nearest = NearMatch.Find(key.JsonName, unknown);
                Add(JsonPointers.Append(path, key.JsonName), Problems.Missing(Describe(key.Type), key.JsonName, nearest), value.Span);
            }
        }
    }

    private bool HasLoneSurrogate(TextSpan span)
    {
        if (_loneSurrogates is not { Count: > 0 } positions)
        {
            return false;
        }

        var next = positions.BinarySearch(span.Start);
        next = next < 0 ? ~next : next;
        return next < positions.Count && positions[next] < span.End;
    }

    // The keys by their names, including former names. The first key with a name counts.
    private Dictionary<string, KeyModel> KeysOf(ObjectModel model)
    {
        if (!_keys.TryGetValue(model.Identifier, out var keys))
        {
            keys = new(StringComparer.Ordinal);
            foreach (var key in model.Keys)
            {
                foreach (var name in key.RenamedFrom.Select(former => former.JsonName).Prepend(key.JsonName))
                {
                    if (!keys.ContainsKey(name))
                    {
                        keys.Add(name, key);
                    }
                }
            }

            _keys.Add(model.Identifier, keys);
        }

        return keys;
    }

    // For each key that is present, the member that counts: the one with its own name, or else with the first of its former names.
    private static Dictionary<string, JsonMember> ChooseValues(ObjectModel model, JsonObject value)
    {
        var members = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (!members.ContainsKey(member.Name))
            {
                members.Add(member.Name, member);
            }
        }

        var chosen = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var key in model.Keys)
        {
            foreach (var name in new[] { key.JsonName }.Concat(key.RenamedFrom.Select(f => f.JsonName)))
            {
                if (members.TryGetValue(name, out var member))
                {
                    chosen.Add(key.JsonName, member);
                    break;
                }
            }
        }

        return chosen;
    }

    private void AddUnknown(ObjectModel model, string name, string path, JsonMember member, List<string> unknown)
    {
        AddName(unknown, name);
        if (!model.AllowsAdditionalKeys)
        {
            Add(path, Problems.UnknownKey(NearMatch.Find(name, model.Keys.Select(k => k.JsonName).ToList())), member.NameSpan);
        }
    }

    private static void AddName(List<string> unknown, string? name)
    {
        if (name is not null && unknown.Count < Problems.MaxUnknownNames)
        {
            unknown.Add(name);
        }
    }

    private void CheckArray(ArrayType type, JsonArray value, string path)
    {
        var seen = type.UniqueItems ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var i = 0; i < value.Items.Count; i++)
        {
            var item = value.Items[i];
            var itemPath = JsonPointers.Append(path, i);
            if (seen is not null && !seen.Add(JsonCanonicalText.Of(item)))
            {
                Add(itemPath, Problems.DuplicateItem, item.Span);
            }

            Check(type.Items, item, itemPath, Role.Item);
        }

        if (value.Items.Count < type.MinItems)
        {
            Add(path, Problems.TooFewItems(type.MinItems.Value), value.Span);
        }

        if (value.Items.Count > type.MaxItems)
        {
            Add(path, Problems.TooManyItems(type.MaxItems.Value), value.Span);
        }
    }

    private void Add(string path, string problem, TextSpan span) => _violations.Add(new ValueViolation(path, problem, _embeddedSpan ?? span));

    private void Add(string path, TextSpan span, List<string>? problems)
    {
        foreach (var problem in problems ?? [])
        {
            Add(path, problem, span);
        }
    }

    private static JsonKind KindOf(JsonNode value) => value switch
    {
        JsonString => JsonKind.String,
        JsonNumber => JsonKind.Number,
        JsonBoolean => JsonKind.Boolean,
        JsonArray => JsonKind.Array,
        JsonObject => JsonKind.Object,
        _ => JsonKind.Null,
    };
}
