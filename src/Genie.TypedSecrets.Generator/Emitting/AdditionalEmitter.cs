using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the property with the keys that a schema does not name.</summary>
internal static class AdditionalEmitter
{
    internal static void WriteOnRecord(CategoryContext context, ObjectModel model, AdditionalKeysModel additional)
    {
        var isWhole = model.Keys.Count == 0;
        var description = isWhole ? DocText.Summary(context.Category.Documentation) : null;
        var what = isWhole ? "The keys with their values." : "The keys that the schema does not name, with their values.";
        DocText.WriteSummary(context.Writer, description, $"{what}{Sensitivity(additional.Type)}{DocText.OwnerAndRotation(context.Category.Policy)}");
        var type = CSharpTypes.Of(additional.Type);
        context.Writer.Line(isWhole
            ? $"public required {type} {additional.Identifier} {{ get; init; }}"
            : $"public {type} {additional.Identifier} {{ get; init; }} = [];");
    }

    internal static void WriteOnAccessor(CategoryContext context, AdditionalKeysModel additional) => context.Writer
        .Line($"/// <inheritdoc cref=\"{context.Record}.{additional.Identifier}\"/>")
        .Line($"public {CSharpTypes.Of(additional.Type, context.Prefix)} {additional.Identifier} => Get().{additional.Identifier};");

    /// <summary>Gets the documentation of a map's values, with a leading blank.</summary>
    internal static string Sensitivity(MapType map) => (map.ValuesAreSensitive, map.Names.AreSensitive) switch
    {
        (true, true) => " Keys and values are sensitive.",
        (true, false) => " The values are sensitive.",
        (false, true) => " The keys are sensitive.",
        (false, false) => string.Empty,
    };
}
