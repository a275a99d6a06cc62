using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Agents;

/// <summary>Represents a tool that a coding agent can call.</summary>
/// <param name="Name">The name.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Description">The description of what the tool does and when to use it.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="RunAsync">The function that runs it.</param>
public sealed record AgentTool(string Name, string Title, string Description, IReadOnlyList<AgentParameter> Parameters, Func<AgentArguments, CancellationToken, Task<JsonObject>> RunAsync)
{
    /// <summary>Gets the JSON Schema of the arguments.</summary>
    public JsonObject InputSchema => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Parameters.Select(static parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Name, parameter.ToSchema()))),
        ["required"] = new JsonArray([.. Parameters.Where(static parameter => parameter.IsRequired).Select(static parameter => (JsonNode)parameter.Name)]),
        ["additionalProperties"] = false,
    };
}

/// <summary>Represents a parameter of a tool.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">The description of the argument.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="IsRequired">Whether it must be given.</param>
public sealed record AgentParameter(string Name, string Description, AgentParameterKind Kind = AgentParameterKind.Text, bool IsRequired = false)
{
    internal JsonObject ToSchema() => Kind switch
    {
        AgentParameterKind.Number => new() { ["type"] = "integer", ["minimum"] = 0, ["description"] = Description },
        AgentParameterKind.Texts => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["minItems"] = 1, ["description"] = Description },
        _ => new() { ["type"] = "string", ["description"] = Description },
    };
}

/// <summary>The kinds of values that parameters have.</summary>
public enum AgentParameterKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>An integer that is not negative.</summary>
    Number,

    /// <summary>A list of strings.</summary>
    Texts,
}
