using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the object that tells the runtime what a category is: its name, its keys, how to read it.</summary>
internal static class DescriptorEmitter
{
    internal const string Field = "s_descriptor";

    internal static void Write(CategoryContext context)
    {
        var category = context.Category;
        var type = $"G_::SecretDescriptor<{context.Record}>";
        var read = category.Root is UnionReference ? $"{context.Record}.{UnionEmitter.ReadField}" : $"static (ref C_::SecretReader r) => new(ref r)";
        var name = Literal.String(category.Name);
        context.Writer.Line(
            $"internal static readonly {type} {Field} = new({name}, {context.Record}.{ShapeEmitter.RootField}, {read}){Initializer(context)};");
    }

    private static string Initializer(CategoryContext context)
    {
        var category = context.Category;
        var items = new List<string>();
        if (category.Documentation.Description is { } description)
        {
            items.Add($"Description = {Literal.String(description)}");
        }

        if (category.Policy.Owner is { } owner)
        {
            items.Add($"Owner = {Literal.String(owner)}");
        }

        if (category.Policy.RotationDays is { } days)
        {
            items.Add($"RotationDays = {Literal.Integer(days)}");
        }

        if (category.Environments.Count > 0)
        {
            items.Add($"Environments = {Literal.Strings(category.Environments)}");
        }

        if (context.Names.PatternOf(category) is { } pattern)
        {
            items.Add($"SecretName = {Literal.String(pattern)}");
        }

        if (category.SecretNames.Count > 0)
        {
            var names = category.SecretNames.Select(name => $"{{ {Literal.String(name.Environment)}, {Literal.String(name.Name)} }}");
            items.Add($"SecretNames = new S_::Collections.Generic.Dictionary<string, string>(S_::StringComparer.Ordinal) {{ {string.Join(", ", names)} }}");
        }

        return items.Count == 0 ? string.Empty : $" {{ {string.Join(", ", items)} }}";
    }
}
