using System.Globalization;
using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Tooling.Values;
using Output = System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Infers types from values. A type that is not certain is the wider one: text rather than a format, an optional key rather than a required one.</summary>
internal sealed class TypeInference
{
    // References of schemas are nested at most 64 deep.
    private const int MaxDepth = 24;

    /// <summary>Gets the number of keys.</summary>
    internal int Keys { get; private set; }

    /// <summary>Gets the number of optional keys.</summary>
    internal int OptionalKeys { get; private set; }

    /// <summary>Gets the notes for the person who reviews the schema.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Infers the type of a whole secret; null if no schema describes it.</summary>
    internal Output.JsonObject? InferRoot(IReadOnlyList<InferenceSample> samples)
    {
        if (samples.All(static sample => sample.Document.IsBinary))
        {
            return new() { ["type"] = "string", ["contentEncoding"] = "base64" };
        }

        if (samples.All(static sample => sample.Root is JsonObject))
        {
            return InferObject(Places.Root, [.. samples.Select(static sample => (JsonObject)sample.Root!)]) ?? FreeForm(Places.Root, samples.Select(static sample => (JsonObject)sample.Root!));
        }

        if (samples.Select(static sample => sample.List).ToArray() is var lists && Array.TrueForAll(lists, static list => list is not null))
        {
            return InferArray(Places.Root, [.. lists.OfType<JsonArray>()]) ?? TextInference.InferWhole([.. samples.Select(static sample => sample.Document.Text)]);
        }

        return samples.All(static sample => sample.Root is null && !sample.Document.IsBinary)
            ? TextInference.InferWhole([.. samples.Select(static sample => sample.Document.Text)])
            : null;
    }

    // Why the last call of Infer returned null.
    private string _reason = string.Empty;

    // Null where nothing but a free-form object around it describes the values.
    private Output.JsonObject? Infer(Place place, IReadOnlyList<JsonNode> values)
    {
        if (place.Depth > MaxDepth)
        {
            return Fail(place, $"is nested more than {MaxDepth} levels deep");
        }

        JsonNode[] present = [.. values.Where(static value => value is not JsonNull)];
        if (present.Length == 0)
        {
            Notes.Add($"{place} is null in every value, so its type is not known.");
            return TextInference.IsWholeNumber(place.Name) ? TextInference.Integer(place.Name, []) : new() { ["type"] = "string" };
        }

        var type = present[0] switch
        {
            JsonObject when present.All(static value => value is JsonObject) => InferObject(place, [.. present.Cast<JsonObject>()]) ?? FreeForm(place, present.Cast<JsonObject>()),
            JsonArray when present.All(static value => value is JsonArray) => InferArray(place, [.. present.Cast<JsonArray>()]),
            JsonBoolean or JsonString when IsBoolean(place.Name, present) => new() { ["type"] = "boolean" },
            JsonString when present.All(static value => value is JsonString) => TextInference.Infer(place.Name, [.. present.Cast<JsonString>()]),
            JsonNumber or JsonString when present.All(static value => value is JsonNumber or JsonString) => InferNumber(place.Name, present),
            _ => Fail(place, "has values of several kinds"),
        };
        if (type is not null && type["properties"] is null && type["additionalProperties"] is null && !HoldsObjects(type) && Sensitivity.IsPublic(place.Name, present))
        {
            type["x-sensitive"] = false;
        }

        return type;
    }

    private Output.JsonObject? InferObject(Place place, IReadOnlyList<JsonObject> values)
    {
        if (KeysAsData.Are(place.Name, values))
        {
            // The names of the keys are data, so notes do not contain them.
            JsonNode[] inner = [.. values.SelectMany(static value => value.Members).Select(static member => member.Value).Where(static value => value is not JsonNull)];
            if (Infer(place.Each(), inner) is { } type)
            {
                Notes.Add($"The keys of {place.InSentence} look like data, so it is a map. If they are fixed, list them under properties.");
                return new() { ["type"] = "object", ["additionalProperties"] = type };
            }

            return null;
        }

        return InferRecord(place, values);
    }

    private Output.JsonObject? InferRecord(Place place, IReadOnlyList<JsonObject> values)
    {
        Output.JsonObject properties = [];
        Output.JsonArray required = [];
        List<string> leftOut = [];
        foreach (var name in values.SelectMany(static value => value.Members).Select(static member => member.Name).Distinct(StringComparer.Ordinal))
        {
            JsonNode[] found = [.. values.Select(value => Last(value, name)).OfType<JsonNode>()];
            if (Infer(place.Key(name), found) is not { } type)
            {
                // One such key must not hide the others.
                leftOut.Add(_reason);
                continue;
            }

            Keys++;
            properties[name] = type;
            if (found.Length == values.Count && !Array.Exists(found, static value => value is JsonNull))
            {
                required.Add(name);
            }
            else
            {
                OptionalKeys++;
            }
        }

        if (properties.Count == 0)
        {
            return null;
        }

        Notes.AddRange(leftOut.Select(static reason => $"{reason}, so no type describes it: it is left out of the schema."));
        if (AlternativeKeys.Find(values) is { } alternatives)
        {
            Notes.Add($"{place} has either {string.Join(" or ", alternatives.Select(static keys => string.Join(", ", keys.Select(static key => Constraints.DisplayText.CleanName(key)))))}. If it is one of several objects, describe each under oneOf.");
        }

        Output.JsonObject schema = new() { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private Output.JsonObject? InferArray(Place place, IReadOnlyList<JsonArray> values)
    {
        JsonNode[] items = [.. values.SelectMany(static value => value.Items)];
        if (items.Length == 0)
        {
            Notes.Add($"{place} is empty in every value, so the type of its items is not known.");
            return new() { ["type"] = "array", ["items"] = new Output.JsonObject { ["type"] = "string" } };
        }

        if (Array.Exists(items, static item => item is JsonNull))
        {
            return Fail(place, "is a list that contains null");
        }

        if (Infer(place.Each(), items) is not { } type)
        {
            // What is said of the items is true of the list, which is what is left out.
            return _reason.Contains("several kinds", StringComparison.Ordinal) ? Fail(place, "has values of several kinds") : null;
        }

        Output.JsonObject schema = new() { ["type"] = "array" };
        if (type["x-sensitive"] is { } sensitive)
        {
            type.Remove("x-sensitive");
            schema["x-sensitive"] = sensitive.DeepClone();
        }

        schema["items"] = type;
        return schema;
    }

    // The console stores booleans as text. A password can be any text.
    private static bool IsBoolean(string name, JsonNode[] values) =>
        Array.TrueForAll(values, static value => Fits(new BooleanType(AllowedValue: null), value)) && (values[0] is JsonBoolean || !CredentialDetector.IsSecretName(name));

    private static Output.JsonObject InferNumber(string name, JsonNode[] values)
    {
        if (values.All(static value => Fits(new IntegerType(Is64Bit: true, NumericRange.Any, default), value)))
        {
            return TextInference.Integer(name, values);
        }

        return values.All(static value => Fits(new NumberType(IsDouble: false, NumericRange.Any, default), value)) ? new() { ["type"] = "number" }
            : values.All(static value => Fits(new NumberType(IsDouble: true, NumericRange.Any, default), value) && !HasOnlyDigits(value)) ? new() { ["type"] = "number", ["format"] = "double" }

            // A number here and text there, or a number that no type of numbers holds, such as an id with 30 digits: as text, exactly as it is stored.
            : new() { ["type"] = new Output.JsonArray("string", "number") };
    }

    private Output.JsonObject FreeForm(Place place, IEnumerable<JsonObject> values)
    {
        Notes.Add(values.All(static value => value.Members.Count == 0)
            ? $"{place} is an empty object in every value, so its keys are not known: it is a free-form object."
            : $"{_reason}, so {place.InSentence} is an object with any content.");
        return new() { ["type"] = "object", ["additionalProperties"] = true };
    }

    private Output.JsonObject? Fail(Place place, string reason)
    {
        _reason = $"{place} {reason}";
        return null;
    }

    // A double would round it.
    private static bool HasOnlyDigits(JsonNode value) => (value is JsonNumber number ? number.RawText : ((JsonString)value).Value).AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool HoldsObjects(Output.JsonObject type) => type["type"] is Output.JsonValue { } kind && kind.GetValue<string>() == "object" || (type["items"] is Output.JsonObject items && HoldsObjects(items));

    // In the same way as the runtime reads duplicate keys.
    private static JsonNode? Last(JsonObject value, string name) => value.Members.LastOrDefault(member => member.Name == name)?.Value;

    internal static bool Fits(SchemaType type, JsonNode value) => ValueValidator.Fits(type, [], [], value);
}

/// <summary>Represents a place in values of a category.</summary>
/// <param name="Path">The names of the keys, <c>[]</c> for what is in a list or a map.</param>
internal sealed record Place(IReadOnlyList<string> Path)
{
    /// <summary>Gets the name of the nearest key.</summary>
    internal string Name => Path.LastOrDefault(static part => part != "[]") ?? string.Empty;

    internal int Depth => Path.Count;

    internal string InSentence => Path.Count == 0 ? "the whole value" : ToString();

    internal Place Key(string name) => new([.. Path, name]);

    internal Place Each() => new([.. Path, "[]"]);

    /// <inheritdoc/>
    public override string ToString() => Path.Count == 0 ? "The whole value" : string.Join('.', Path.Select(static part => Constraints.DisplayText.CleanName(part)));
}

/// <summary>The places that inference starts at.</summary>
internal static class Places
{
    internal static Place Root { get; } = new([]);
}
