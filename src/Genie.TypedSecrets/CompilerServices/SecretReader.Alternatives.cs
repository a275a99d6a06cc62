using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>One of several objects, objects with any content, and rules about which keys must be present together.</content>
public ref partial struct SecretReader
{
    /// <summary>Determines which alternative the object at the position of the reader is. The object is read afterwards.</summary>
    /// <param name="alternatives">The description of how the alternatives are distinguished.</param>
    /// <returns>The index of the alternative; -1 if there is none, which is reported.</returns>
    public int ReadAlternative(SecretAlternatives alternatives)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        return _isFast ? ReadAlternativeFast(alternatives) : ReadAlternativeReporting(alternatives);
    }

    private int ReadAlternativeReporting(SecretAlternatives alternatives)
    {
        if (_state.Recorder is { } recorder)
        {
            return alternatives.Choice.IndexOf(recorder.Alternatives);
        }

        if (_position == Position.Start)
        {
            StartRoot();
        }

        if (_position != Position.Token || _json.TokenType != JsonTokenType.StartObject)
        {
            if (!Begin(SecretValueKind.Record, Problems.AnObject) || !TryOpenText((byte)'{', Problems.AnObject))
            {
                return -1;
            }
        }

        if (FindMembers(_json, alternatives.Choice.Names) is not { } members)
        {
            // Skipping the value reports where the JSON text is invalid.
            SkipValue();
            return -1;
        }

        var index = alternatives.Choice.Choose(name => members.GetValueOrDefault(name), out var key, out var problem);
        if (index < 0)
        {
            if (_state.Listed())
            {
                var path = _state.CurrentPath();
                _state.Add(key is null ? path : JsonPointers.Append(path, key), problem);
            }

            SkipValue();
            CloseText();
        }

        return index;
    }

    /// <summary>Reads an object with any content. The result has its own copy of the text and needs no disposal.</summary>
    public JsonElement ReadJson() => _isFast ? ReadJsonFast() : ReadJsonReporting();

    private JsonElement ReadJsonReporting()
    {
        if (_position == Position.Start || _position == Position.Payload)
        {
            _position = Position.Start;
            StartRoot();
        }

        if (!Begin(SecretValueKind.Json, Problems.AnObject))
        {
            return default;
        }

        if (_json.TokenType != JsonTokenType.StartObject && !TryOpenText((byte)'{', Problems.AnObject))
        {
            return default;
        }

        var start = _json;
        if (HasLoneSurrogate(_json))
        {
            _state.Add(Problems.LoneSurrogate);
        }

        // An element that is parsed from a reader owns its text: no pooled buffer keeps a part of it.
        var element = SkipValue() ? JsonElement.ParseValue(ref start) : default;
        CloseText();
        return element;
    }

    // The first member of each name; null where the JSON text is invalid.
    private static Dictionary<string, FoundValue>? FindMembers(Utf8JsonReader ahead, HashSet<string> names)
    {
        var members = new Dictionary<string, FoundValue>(StringComparer.Ordinal);
        try
        {
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                var isWanted = JsonText.TryRead(in ahead, out var name) && names.Contains(name) && !members.ContainsKey(name);
                ahead.Read();
                if (isWanted)
                {
                    var text = ahead.TokenType == JsonTokenType.String && JsonText.TryRead(in ahead, out var value) ? value : null;
                    members.Add(name!, new FoundValue(name!, JsonText.KindOf(ahead.TokenType), text));
                }

                ahead.Skip();
            }

            return members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasLoneSurrogate(Utf8JsonReader ahead)
    {
        try
        {
            var depth = ahead.CurrentDepth;
            while (ahead.Read() && ahead.CurrentDepth > depth)
            {
                if (ahead.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && ahead.ValueIsEscaped && !JsonText.TryRead(in ahead, out _))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Skipping the value reports the position.
        }

        return false;
    }

    private readonly void CheckRules(ObjectFrame frame, SecretShape shape)
    {
        foreach (var rule in shape.Rules)
        {
            if (rule.Kind == SecretKeyRuleKind.Dependent)
            {
                foreach (var (key, missing) in KeyRules.CheckDependent(rule.Sets[0], IsPresent))
                {
                    frame.SetCurrentName(key);
                    _state.Add(missing);
                }
            }
            else if (KeyRules.CheckSets(rule.Kind == SecretKeyRuleKind.OneOf, rule.Sets, IsPresent) is { } problem)
            {
                frame.SetCurrentName(null);
                _state.Add(problem);
            }
        }

        bool IsPresent(string name) => frame.IsPresent(shape.IndexOf(name));
    }
}
