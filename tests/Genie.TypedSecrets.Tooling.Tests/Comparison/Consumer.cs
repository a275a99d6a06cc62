using System.Text;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Writes code that reads every member that a category's schema generates.</summary>
internal sealed class Consumer(CategoryModel category)
{
    private readonly StringBuilder _text = new();
    private int _locals;

    private string Record => category.Identifier + "Secret";

    internal string Write()
    {
        Line("#nullable enable").Line("using Genie.TypedSecrets;").Line("namespace IngestJob;").Line($"internal static class Consumer{category.Identifier}").Line("{");
        foreach (var model in category.Objects)
        {
            var type = model == category.Objects[0] ? Record : $"{Record}.{model.Identifier}";
            Line($"static void Use{model.Identifier}({type} value)").Line("{");
            foreach (var key in model.Keys)
            {
                Read(key);
            }

            if (model.Additional is { } additional)
            {
                Line($"System.Collections.Generic.IEnumerable<{TypeOf(additional.Type)}> v{_locals++} = new[] {{ value.@{additional.Identifier} }};");
            }

            Line("}");
        }

        foreach (var union in category.Unions)
        {
            Line($"static void Use{union.Identifier}({Record}.{union.Identifier} value)").Line("{");
            foreach (var key in union.CommonKeys)
            {
                Read(key);
            }

            Line($"int v{_locals++} = value.Match({string.Join(", ", union.Alternatives.Select(alternative => $"({Record}.{alternative.Identifier} a{_locals++}) => 1"))});").Line("}");
        }

        foreach (var item in category.Enums)
        {
            Line($"static void Use{item.Identifier}()").Line("{");
            foreach (var member in item.Members)
            {
                Line($"{Record}.{item.Identifier} v{_locals++} = {Record}.{item.Identifier}.@{member.Identifier};");
            }

            Line("}");
        }

        Line($"static void UseAccessors() {{ {category.Identifier}Accessor a = Secrets.Dev.{category.Identifier}; a = Secrets.Prod.{category.Identifier}; a = Secrets.Current.{category.Identifier}; }}").Line("}");
        return _text.ToString();
    }

    private Consumer Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    private void Read(KeyModel key)
    {
        var type = TypeOf(key.Type);
        type = key.IsSensitive ? $"Secret<{type}>" : type;
        var isNullable = !key.IsRequired && key.DefaultJson is null;
        Line($"{type}{(isNullable ? "?" : string.Empty)} v{_locals++} = value.@{key.Identifier};");

        // The exact type, as overloads and generic methods see it: no conversion applies here.
        Line($"System.Collections.Generic.IEnumerable<{type}{(isNullable ? "?" : string.Empty)}> v{_locals++} = new[] {{ value.@{key.Identifier} }};");
        if (isNullable)
        {
            Line($"{type} v{_locals++} = value.@{key.Identifier} ?? throw new System.InvalidOperationException();");
        }
    }

    private string TypeOf(SchemaType type) => type switch
    {
        StringType { Format: StringFormat.Uri } => "System.Uri",
        StringType { Format: StringFormat.DateTime } => "System.DateTimeOffset",
        StringType { Format: StringFormat.Date } => "System.DateOnly",
        StringType { Format: StringFormat.Duration } => "System.TimeSpan",
        StringType { Format: StringFormat.Uuid } => "System.Guid",
        StringType => "string",
        BinaryType => "EquatableBytes",
        PemType => "PemText",
        IntegerType integer => integer.Is64Bit ? "long" : "int",
        NumberType number => number.IsDouble ? "double" : "decimal",
        BooleanType => "bool",
        EnumReference reference => $"{Record}.{reference.Identifier}",
        ObjectReference reference => $"{Record}.{reference.Identifier}",
        UnionReference reference => $"{Record}.{reference.Identifier}",
        FreeFormType => "System.Text.Json.JsonElement",
        ArrayType array => $"EquatableList<{TypeOf(array.Items)}>",
        MapType map => $"EquatableDictionary<string, {(map.ValuesAreSensitive ? $"Secret<{TypeOf(map.Values)}>" : TypeOf(map.Values))}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
