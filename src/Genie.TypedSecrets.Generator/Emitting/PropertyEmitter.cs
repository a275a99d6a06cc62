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
        context.Writer.Line($"public {modifier}{CSharpTypes.OfProperty(key)} {key.Identifier} {{ get; init; }}{initializer}");
    }

    internal static void WriteFormerOnRecord(CategoryContext context, KeyModel key, FormerName former)
    {
        WriteFormerHead(context.Writer, key.Identifier, former.Identifier);
        var type = CSharpTypes.OfProperty(key);
        context.Writer.Line($"public {type} {former.Identifier} {{ get => {key.Identifier}; init => {key.Identifier} = value; }}");
    }

    internal static void WriteOnAccessor(CategoryContext context, KeyModel key)
    {
        context.Writer.Line($"/// <inheritdoc cref=\"{context.Record}.{key.Identifier}\"/>");
        WriteDeprecation(context.Writer, key);
        context.Writer.Line($"public {CSharpTypes.OfProperty(key, context.Prefix)} {key.Identifier} => Get().{key.Identifier};");
    }

    internal static void WriteFormerOnAccessor(CategoryContext context, KeyModel key, FormerName former)
    {
        WriteFormerHead(context.Writer, key.Identifier, former.Identifier);
        context.Writer.Line($"public {CSharpTypes.OfProperty(key, context.Prefix)} {former.Identifier} => Get().{key.Identifier};");
    }

    /// <summary>Writes what stands before a property under its former name: the compiler reports each use as an error.</summary>
    internal static void WriteFormerHead(SourceWriter writer, string identifier, string former)
    {
        var message = $"'{former}' was renamed to '{identifier}'. Use {identifier}.";
        writer
            .Line($"/// <summary>Renamed to <see cref=\"{identifier}\"/>.</summary>")
            .Line($"[S_::Obsolete({Literal.String(message)}, error: true)]")
            .Line("[S_::ComponentModel.EditorBrowsable(S_::ComponentModel.EditorBrowsableState.Never)]");
    }

    private static void WriteDeprecation(SourceWriter writer, KeyModel key)
    {
        if (key.Documentation.IsDeprecated)
        {
            writer.Line($"[S_::Obsolete({Literal.String(DocText.Deprecation($"'{key.JsonName}'", key.Documentation, key.Policy))})]");
        }
    }

    // One element for all: in a completion list, editors show the summary only.
    private static void WriteDocumentation(CategoryContext context, KeyModel key)
    {
        // That a key is sensitive, optional or deprecated is part of the declaration, which editors show above the documentation.
        var otherwise = key is { IsRequired: false, DefaultJson: { } json } ? $", {DocText.Code(json)} by default" : string.Empty;
        var sensitive = !key.IsSensitive && key.Type is MapType map ? AdditionalEmitter.Sensitivity(map) : string.Empty;
        var examples = key.Documentation.ExamplesJson.Count == 0
            ? string.Empty
            : $" Examples: {string.Join(", ", key.Documentation.ExamplesJson.Select(DocText.Code))}.";

        // What a key does not say of itself, its category says for all its keys.
        var owner = key.Policy.Owner is { } own ? DocText.Owner(own) : context.Owner;
        var rotation = key.Policy.RotationDays is { } days ? DocText.Rotation(days) : context.Rotation;
        var start = DocText.StartSummary(context.Writer, DocText.Summary(key.Documentation));
        context.Writer.Line($"{start.Start}{start.Description}{start.Blank}Key <c>{DocText.CodeContent(key.JsonName)}</c>{otherwise}.{sensitive}{owner}{rotation}{examples}{start.End}");
        start.Finish(context.Writer);
    }
}
