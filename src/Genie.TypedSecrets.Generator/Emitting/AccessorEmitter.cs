using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the accessor class of a category: it reads the whole record, or one key at a time.</summary>
internal static class AccessorEmitter
{
    internal static void Write(CategoryContext context)
    {
        var category = context.Category;
        var name = GeneratedNames.Accessor(category.Identifier);
        context.Writer
            .Line($"/// <summary>Reads {DocText.Code(context.Names.Format(category))} and caches it.</summary>")
            .Line(GeneratedCode.Attribute)
            .Line($"{context.Settings.AccessibilityKeyword} sealed class {name} : G_::SecretAccessor<{context.Record}>")
            .Open();
        DescriptorEmitter.Write(context);
        context.Writer
            .Line()
            .Line($"internal {name}(C_::SecretsContext c, string e) : base(c, e, {DescriptorEmitter.Field}) {{ }}");
        WriteProperties(context);
        context.Writer.Close();
    }

    private static void WriteProperties(CategoryContext context)
    {
        var model = context.Category.Root switch
        {
            ObjectReference root => context.Objects[root.Identifier],
            UnionReference root => new ObjectModel(root.Identifier, context.Unions[root.Identifier].CommonKeys, AllowsAdditionalKeys: true, Description: null),
            _ => null,
        };
        if (model is null)
        {
            var type = CSharpTypes.OfValue(context.Category.Root, context.Category.RootIsSensitive, context.Prefix);
            context.Writer
                .Line()
                .Line($"/// <inheritdoc cref=\"{context.Record}.{ScalarRecordEmitter.Property}\"/>")
                .Line($"public {type} {ScalarRecordEmitter.Property} => Get().{ScalarRecordEmitter.Property};");
            return;
        }

        foreach (var key in model.Keys)
        {
            context.Writer.Line();
            PropertyEmitter.WriteOnAccessor(context, key);
        }

        if (model.Additional is { } additional)
        {
            context.Writer.Line();
            AdditionalEmitter.WriteOnAccessor(context, additional);
        }

        foreach (var (key, former) in FormerProperties.Of(model))
        {
            context.Writer.Line();
            PropertyEmitter.WriteFormerOnAccessor(context, key, former);
        }
    }
}
