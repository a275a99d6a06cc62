using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Agents;

/// <summary>Represents the arguments of a call, checked against the tool's parameters.</summary>
public sealed class AgentArguments
{
    // A name or a path is never longer.
    private const int MaxLength = 4096;

    private readonly Dictionary<string, JsonElement> _values;

    /// <summary>Checks the arguments of a call.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="values">The arguments; null if there are none.</param>
    /// <exception cref="ToolingException">An argument is unknown, missing or of another kind.</exception>
    public AgentArguments(AgentTool tool, IEnumerable<KeyValuePair<string, JsonElement>>? values)
    {
        ArgumentNullException.ThrowIfNull(tool);
        Dictionary<string, JsonElement> known = new(StringComparer.Ordinal);
        foreach (var (name, value) in values ?? [])
        {
            var parameter = tool.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw new ToolingException((tool.Parameters.Count == 0 ? $"The tool {tool.Name} has no arguments." : $"The tool {tool.Name} has no argument of that name. It has: {string.Join(", ", tool.Parameters.Select(static parameter => parameter.Name))}."));
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                continue;
            }

            if (!Fits(parameter.Kind, value))
            {
                throw new ToolingException($"The argument {parameter.Name} of the tool {tool.Name} is {Describe(parameter.Kind)}.");
            }

            known[name] = value;
        }

        if (tool.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !known.ContainsKey(parameter.Name)) is { } missing)
        {
            throw new ToolingException($"The tool {tool.Name} needs the argument {missing.Name}: {missing.Description}");
        }

        _values = known;
    }

    internal string? Text(string name) => _values.TryGetValue(name, out var value) ? value.GetString() : null;

    internal string Require(string name) => _values[name].GetString()!;

    internal int? Number(string name) => _values.TryGetValue(name, out var value) ? value.GetInt32() : null;

    internal IReadOnlyList<string> Texts(string name) => _values.TryGetValue(name, out var value) ? [.. value.EnumerateArray().Select(static item => item.GetString()!)] : [];

    private static bool Fits(AgentParameterKind kind, JsonElement value) => kind switch
    {
        AgentParameterKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0,
        AgentParameterKind.Texts => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= 100 && value.EnumerateArray().All(IsText),
        _ => IsText(value),
    };

    private static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxLength;
        }
        catch (InvalidOperationException)
        {
            // One half of a surrogate pair.
            return false;
        }
    }

    private static string Describe(AgentParameterKind kind) => kind switch
    {
        AgentParameterKind.Number => "an integer that is not negative",
        AgentParameterKind.Texts => "a list of up to 100 strings",
        _ => $"a string of up to {MaxLength} characters",
    };
}
