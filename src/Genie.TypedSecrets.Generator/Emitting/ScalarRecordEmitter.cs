using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the record of a category whose whole secret is one value.</summary>
internal static class ScalarRecordEmitter
{
    internal const string Property = AccessorExpressions.Value;

    internal static void Write(CategoryContext context)
    {
        var category = context.Category;
        var type = CSharpTypes.OfValue(category.Root, category.RootIsSensitive, context.Record);
        RecordEmitter.WriteHead(context);
        context.Writer.Line($"{context.Settings.AccessibilityKeyword} sealed partial record {context.Record}").Open();
        ShapeEmitter.WriteScalar(context);
        context.Writer.Line("/// <summary>Made by hand, for tests.</summary>").Line($"public {context.Record}() {{ }}").Line();
        ParserEmitter.WriteConstructorHead(context, context.Record);
        context.Writer
            .Open()
            .Line(category.Root is ArrayType ? $"r.StartList({ShapeEmitter.RootField});" : $"r.StartValue({ShapeEmitter.ScalarKey});")
            .Line($"{Property} = {ParserEmitter.Read(context, category.Root, category.RootIsSensitive)};")
            .Close()
            .Line();
        var summary = DocText.Summary(category.Documentation) ?? "The whole secret.";
        DocText.Write(context.Writer, "summary", summary);
        DocText.Write(context.Writer, "remarks", $"The secret is this one value.{(category.RootIsSensitive ? " Sensitive." : string.Empty)}");
        context.Writer.Line($"public required {type} {Property} {{ get; init; }}");
        RecordEmitter.WriteNestedTypes(context, root: null);
        context.Writer.Close();
    }
}
