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
        var type = CSharpTypes.OfValue(category.Root, category.RootIsSensitive);
        RecordEmitter.WriteHead(context);
        context.Writer.Line($"{context.Settings.AccessibilityKeyword} sealed partial record {context.Record}").Open();
        ShapeEmitter.WriteScalar(context);
        context.Writer.Line($"public {context.Record}() {{ }}").Line();
        ParserEmitter.WriteConstructorHead(context, context.Record);
        context.Writer
            .Open()
            .Line(category.Root is ArrayType ? $"r.StartList({ShapeEmitter.RootField});" : $"r.StartValue({ShapeEmitter.ScalarKey});")
            .Line($"{Property} = {ParserEmitter.Read(context, category.Root, category.RootIsSensitive)};")
            .Close()
            .Line();
        DocText.WriteSummary(context.Writer, DocText.Summary(category.Documentation), $"The secret is this one value.{DocText.OwnerAndRotation(category.Policy)}");
        context.Writer.Line($"public required {type} {Property} {{ get; init; }}");
        RecordEmitter.WriteNestedTypes(context, root: null);
        context.Writer.Close();
    }
}
