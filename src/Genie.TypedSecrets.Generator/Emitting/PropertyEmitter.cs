using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes a key's property, on the record and on the accessor, and what remains of its former names.</summary>
internal static class PropertyEmitter
{
    /// <summary>Writes the property of a record.</summary>
    /// <param name="context">The category.</param>
    /// <param name="key">The key.</param>
    /// <param name="constant">The only value that the key of an alternative can have, as JSON text; null for any other key.</param>
    internal static void WriteOnRecord(CategoryContext context, KeyModel key, string? constant = null)
    {
        WriteDocumentation(context, key);
        WriteDeprecation(context.Writer, key);
        var modifier = key.IsRequired && constant is null ? "required " : string.Empty;
        var initializer = (constant ?? (key.IsRequired ? null : key.DefaultJson)) is { } json
            ? $" = {DefaultEmitter.Initializer(context, key.Type, key.IsSensitive, json)};"
            : string.Empty;
        context.Writer.Line($"public {modifier}{CSharpTypes.OfProperty(key, context.Record)} {key.Identifier} {{ get; init; }}{initializer}");
    }

    internal static void WriteFormerOnRecord(CategoryContext context, KeyModel key, FormerName former)
    {
        WriteFormerHead(context.Writer, key.Identifier, former.Identifier);
        var type = CSharpTypes.OfProperty(key, context.Record);
        context.Writer.Line($"public {type} {former.Identifier} {{ get => {key.Identifier}; init => {key.Identifier} = value; }}");
    }

    internal static void WriteOnAccessor(CategoryContext context, KeyModel key)
    {
        context.Writer.Line($"/// <inheritdoc cref=\"{context.Record}.{key.Identifier}\"/>");
        WriteDeprecation(context.Writer, key);
        context.Writer.Line($"public {CSharpTypes.OfProperty(key, context.Record)} {key.Identifier} => Get().{key.Identifier};");
    }

    internal static void WriteFormerOnAccessor(CategoryContext context, KeyModel key, FormerName former)
    {
        WriteFormerHead(context.Writer, key.Identifier, former.Identifier);
        context.Writer.Line($"public {CSharpTypes.OfProperty(key, context.Record)} {former.Identifier} => Get().{key.Identifier};");
    }

    /// <summary>Writes what stands before a property under its former name: the compiler reports each use as an error.</summary>
    internal static void WriteFormerHead(SourceWriter writer, string identifier, string former)
    {
        var message = $"'{former}' was renamed to '{identifier}'. Use {identifier}.";
        writer
            .Line($"/// <summary>Renamed to <see cref=\"{identifier}\"/>.</summary>")
            .Line($"[global::System.Obsolete({Literal.String(message)}, error: true)]")
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
    }

    private static void WriteDeprecation(SourceWriter writer, KeyModel key)
    {
        if (key.Documentation.IsDeprecated)
        {
            writer.Line($"[global::System.Obsolete({Literal.String(DocText.Deprecation($"'{key.JsonName}'", key.Documentation, key.Policy))})]");
        }
    }

    private static void WriteDocumentation(CategoryContext context, KeyModel key)
    {
        DocText.Write(context.Writer, "summary", DocText.Summary(key.Documentation) ?? $"The key {DocText.Code(key.JsonName)}.");
        var optional = key switch
        {
            { IsRequired: true } => string.Empty,
            { DefaultJson: { } json } => $" Optional, {DocText.Code(json)} by default.",
            _ => " Optional.",
        };
        var sensitive = key.IsSensitive ? " Sensitive." : key.Type is MapType map ? AdditionalEmitter.Sensitivity(map) : string.Empty;
        var deprecated = key.Documentation.IsDeprecated ? " Deprecated." : string.Empty;
        var examples = key.Documentation.ExamplesJson.Count == 0
            ? string.Empty
            : $" Examples: {string.Join(", ", key.Documentation.ExamplesJson.Select(DocText.Code))}.";
        // What a key does not say of itself, its category says for all its keys.
        var category = context.Category;
        var owner = DocText.OwnerAndRotation(key.Policy with
        {
            Owner = key.Policy.Owner ?? category.Policy.Owner,
            RotationDays = key.Policy.RotationDays ?? category.Policy.RotationDays,
        });
        var secret = DocText.Code(context.Names.Format(category));
        DocText.Write(context.Writer, "remarks", $"JSON key {DocText.Code(key.JsonName)} in {secret}.{sensitive}{optional}{deprecated}{owner}{examples}");
    }
}
