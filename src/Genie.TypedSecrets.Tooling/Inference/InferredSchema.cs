using System.Text.Encodings.Web;
using System.Text.Json;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Represents a schema that was inferred from stored values. It contains names of keys, and no part of a value.</summary>
/// <param name="Category">The category's name.</param>
/// <param name="Text">The schema.</param>
/// <param name="Sources">The secrets or files that it was inferred from.</param>
/// <param name="Keys">The number of keys, nested ones included.</param>
/// <param name="OptionalKeys">The number of optional keys.</param>
/// <param name="Notes">The notes for the person who reviews the schema.</param>
public sealed record InferredSchema(string Category, string Text, IReadOnlyList<string> Sources, int Keys, int OptionalKeys, IReadOnlyList<string> Notes)
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Infers the schema of a category.</summary>
    /// <param name="input">The values.</param>
    /// <returns>The schema. Every value that it was inferred from fits it.</returns>
    /// <exception cref="ToolingException">A schema cannot describe the values.</exception>
    public static InferredSchema Infer(InferenceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!CategoryFileName.IsValidCategory(input.Category))
        {
            throw new ToolingException($"'{Constraints.DisplayText.CleanName(input.Category)}' cannot be the name of a category, which consists of letters, digits, hyphens and underscores. Specify another name: --category database");
        }

        foreach (var sample in input.Samples)
        {
            if (sample.FindProblem() is { } problem)
            {
                throw new ToolingException($"No schema could be inferred for the category '{input.Category}': the value of {sample.Source} {problem}");
            }
        }

        TypeInference types = new();
        var root = Envelope(input);
        foreach (var (keyword, value) in (types.InferRoot(input.Samples) ?? throw Inexpressible(input)).ToList())
        {
            root[keyword] = value?.DeepClone();
        }

        var model = NameRepair.Load(input.Category, root, input.HasNameForEach ? [.. input.Samples.Select(static sample => sample.Environment!)] : input.Environments, Print);
        foreach (var sample in input.Samples)
        {
            if (ViolationOf(model, sample) is { } violation)
            {
                throw new ToolingException($"No schema could be inferred for the category '{input.Category}': the value of {sample.Source} would not fit it at {violation}. Write the schema by hand: genie-secrets schema add {input.Category}");
            }
        }

        return new(input.Category, Print(root), [.. input.Samples.Select(static sample => sample.Source)], types.Keys, types.OptionalKeys, [.. types.Notes.Distinct(StringComparer.Ordinal)]);
    }

    private static JsonObject Envelope(InferenceInput input)
    {
        JsonObject root = new() { ["description"] = $"Inferred from {string.Join(" and ", input.Samples.Select(static sample => sample.Source))}. Say what it is for." };
        if (input.HasNameForEach)
        {
            root["x-secret-name"] = new JsonObject(input.Samples.OrderBy(static sample => sample.Environment, StringComparer.Ordinal).Select(static sample => KeyValuePair.Create(sample.Environment!, (System.Text.Json.Nodes.JsonNode?)sample.Source)));
        }
        else if (input.SecretName is not null)
        {
            root["x-secret-name"] = input.SecretName;
        }

        if (input.Environments.Count > 0)
        {
            root["x-environments"] = new JsonArray([.. input.Environments.Select(static name => JsonValue.Create(name))]);
        }

        return root;
    }

    private static string Print(JsonObject schema) => schema.ToJsonString(s_options) + "\n";

    private static string? ViolationOf(CategoryModel model, InferenceSample sample)
    {
        var violations = sample.Document.IsBinary ? default : ValueValidator.Validate(model, sample.Document.Text);
        return sample.Document.IsBinary && model.Root is not BinaryType ? "its whole value" : violations.Count == 0 ? null : violations[0].ToString();
    }

    private static ToolingException Inexpressible(InferenceInput input) => new(
        $"No schema could be inferred for the category '{input.Category}': {string.Join(" and ", input.Samples.Select(static sample => sample.Source))} {(input.Samples.Count == 1 ? "is" : "are")} neither a JSON object nor text in all environments. Write the schema by hand: genie-secrets schema add {input.Category}");
}
