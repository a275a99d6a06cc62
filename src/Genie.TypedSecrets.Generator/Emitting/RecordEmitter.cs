using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the record of a JSON object: the category's own, and those nested in it.</summary>
internal static class RecordEmitter
{
    /// <summary>Writes a category's record with its shapes, nested records and enums.</summary>
    internal static void WriteRoot(CategoryContext context, ObjectModel root)
    {
        WriteHead(context);
        context.Writer.Line($"{context.Settings.AccessibilityKeyword} sealed partial record {context.Record}{DatabaseCredentialsEmitter.BaseList(root)}").Open();
        ShapeEmitter.WriteAll(context, context.Category.Root);
        WriteMembers(context, root, context.Record);
        DatabaseCredentialsEmitter.Write(context.Writer, root);
        WriteNestedTypes(context, root);
        context.Writer.Close();
    }

    /// <summary>Writes the types that are nested in a category's record.</summary>
    internal static void WriteNestedTypes(CategoryContext context, ObjectModel? root)
    {
        foreach (var nested in context.Category.Objects.Where(item => item != root))
        {
            context.Writer.Line();
            WriteNested(context, nested);
        }

        foreach (var union in context.Category.Unions.Where(item => item.Identifier != context.Record))
        {
            context.Writer.Line();
            UnionEmitter.WriteNested(context, union);
        }

        foreach (var item in context.Category.Enums)
        {
            context.Writer.Line();
            EnumEmitter.Write(context.Writer, item);
        }
    }

    /// <summary>Writes documentation and attributes of a category's record.</summary>
    internal static void WriteHead(CategoryContext context)
    {
        var category = context.Category;
        var pattern = context.Names.Format(category);
        var description = DocText.Summary(category.Documentation);
        var name = $"{(description is null ? "The secret" : "Secret")} {DocText.Code(pattern)}";
        DocText.WriteSummary(context.Writer, description, $"{name}.{DocText.OwnerAndRotation(category.Policy)}");
        context.Writer.Line(GeneratedCode.Attribute);
    }

    private static void WriteNested(CategoryContext context, ObjectModel nested)
    {
        if (nested.Union is { } identifier)
        {
            UnionEmitter.WriteAlternative(context, context.Unions[identifier], nested);
            return;
        }

        DocText.Write(context.Writer, "summary", DocText.Summary(nested.Description, "An object of the secret."));
        context.Writer.Line($"public sealed partial record {nested.Identifier}").Open();
        WriteMembers(context, nested, nested.Identifier);
        context.Writer.Close();
    }

    private static void WriteMembers(CategoryContext context, ObjectModel model, string name)
    {
        context.Writer.Line($"public {name}() {{ }}").Line();
        ParserEmitter.Write(context, model, name);
        WriteProperties(context, model, PrintMembersEmitter.Plain);
    }

    /// <summary>Writes the properties of a record, and what remains of their former names.</summary>
    /// <param name="context">The category.</param>
    /// <param name="model">The object with the keys to write.</param>
    /// <param name="printModifiers">The modifiers of the method that prints them.</param>
    internal static void WriteProperties(CategoryContext context, ObjectModel model, string printModifiers)
    {
        foreach (var key in model.Keys)
        {
            context.Writer.Line();
            PropertyEmitter.WriteOnRecord(context, key, UnionEmitter.ConstantOf(context, model, key));
        }

        if (model.Additional is { } additional)
        {
            context.Writer.Line();
            AdditionalEmitter.WriteOnRecord(context, model, additional);
        }

        var formerNames = FormerProperties.Of(model);
        foreach (var (key, former) in formerNames)
        {
            context.Writer.Line();
            PropertyEmitter.WriteFormerOnRecord(context, key, former);
        }

        if (formerNames.Count > 0)
        {
            context.Writer.Line();
            PrintMembersEmitter.Write(context.Writer, model, printModifiers);
        }
    }
}
