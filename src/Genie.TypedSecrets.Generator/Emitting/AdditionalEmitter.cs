using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the property with the keys that a schema does not name.</summary>
internal static class AdditionalEmitter
{
    internal static void WriteOnRecord(CategoryContext context, ObjectModel model, AdditionalKeysModel additional)
    {
        var secret = DocText.Code(context.Names.Format(context.Category));
        var isWhole = model.Keys.Count == 0;
        var summary = isWhole && DocText.Summary(context.Category.Documentation) is { } text ? text : isWhole ? "The keys of the secret with their values." : "The other keys with their values.";
        var remarks = isWhole ? $"All keys of {secret}." : $"The keys in {secret} that the schema does not name.";
        DocText.Write(context.Writer, "summary", summary);
        DocText.Write(context.Writer, "remarks", remarks + Sensitivity(additional.Type));
        var type = CSharpTypes.Of(additional.Type, context.Record);
        context.Writer.Line(isWhole
            ? $"public required {type} {additional.Identifier} {{ get; init; }}"
            : $"public {type} {additional.Identifier} {{ get; init; }} = [];");
    }

    internal static void WriteOnAccessor(CategoryContext context, AdditionalKeysModel additional) => context.Writer
        .Line($"/// <inheritdoc cref=\"{context.Record}.{additional.Identifier}\"/>")
        .Line($"public {CSharpTypes.Of(additional.Type, context.Record)} {additional.Identifier} => Get().{additional.Identifier};");

    /// <summary>Gets what the remarks of a map say about its values, with a leading blank.</summary>
    internal static string Sensitivity(MapType map) => (map.ValuesAreSensitive, map.Names.AreSensitive) switch
    {
        (true, true) => " Keys and values are sensitive.",
        (true, false) => " The values are sensitive.",
        (false, true) => " The keys are sensitive.",
        (false, false) => string.Empty,
    };
}
