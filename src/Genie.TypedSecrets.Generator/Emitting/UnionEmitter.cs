using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes a type that is one of several objects: an abstract record with the common keys, and a sealed record for each alternative.</summary>
internal static class UnionEmitter
{
    /// <summary>The field with the function that reads an alternative. A field, because no key has a name that begins in lower case.</summary>
    internal const string ReadField = "s_read";

    /// <summary>Writes a category's record, whose alternatives are nested in it.</summary>
    internal static void WriteRoot(CategoryContext context, UnionModel union)
    {
        RecordEmitter.WriteHead(context);
        context.Writer.Line($"{context.Settings.AccessibilityKeyword} abstract partial record {context.Record}").Open();
        ShapeEmitter.WriteAll(context, context.Category.Root);
        WriteMembers(context, union);
        RecordEmitter.WriteNestedTypes(context, root: null);
        context.Writer.Close();
    }

    /// <summary>Writes an abstract record that is nested in a category's record.</summary>
    internal static void WriteNested(CategoryContext context, UnionModel union)
    {
        DocText.WriteSummary(
            context.Writer,
            DocText.Summary(union.Description),
            $"One of {string.Join(", ", union.Alternatives.Select(alternative => $"<see cref=\"{context.Prefix}{alternative.Identifier}\"/>"))}.");
        context.Writer.Line($"public abstract partial record {union.Identifier}").Open();
        WriteMembers(context, union);
        context.Writer.Close();
    }

    /// <summary>Writes the record of an alternative.</summary>
    internal static void WriteAlternative(CategoryContext context, UnionModel union, ObjectModel model)
    {
        DocText.WriteSummary(context.Writer, DocText.Summary(model.Description), Condition(union, model));
        context.Writer.Line($"public sealed partial record {model.Identifier} : {union.Identifier}").Open();
        context.Writer.Line($"public {model.Identifier}() {{ }}").Line();
        ParserEmitter.Write(context, model, model.Identifier);
        var common = new HashSet<string>(union.CommonKeys.Select(key => key.JsonName), StringComparer.Ordinal);
        var own = new ObjectModel(model.Identifier, new(model.Keys.Where(key => !common.Contains(key.JsonName))), model.AllowsAdditionalKeys, model.Description)
        {
            Additional = model.Additional,
            Union = model.Union,
        };
        RecordEmitter.WriteProperties(context, own, PrintMembersEmitter.Derived);
        context.Writer.Close();
    }

    /// <summary>Gets the only value of the key that tells an alternative apart, as JSON text; null for any other key.</summary>
    internal static string? ConstantOf(CategoryContext context, ObjectModel model, KeyModel key)
    {
        if (model.Union is not { } identifier || context.Unions[identifier] is not { ConstantNames.Count: > 0 } union || union.ConstantNames[0] != key.JsonName)
        {
            return null;
        }

        var names = union.Alternatives.First(alternative => alternative.Identifier == model.Identifier).Names;
        return names.Count == 1 ? JsonWriter.Quote(names[0]) : null;
    }

    private static void WriteMembers(CategoryContext context, UnionModel union)
    {
        context.Writer
            .Line($"private protected {union.Identifier}() {{ }}")
            .Line()
            .Line($"internal static readonly C_::SecretReadFunc<{union.Identifier}> {ReadField} = static (ref C_::SecretReader r) => r.ReadAlternative({ShapeEmitter.AlternativesField(union)}) switch")
            .Open();
        for (var i = 0; i < union.Alternatives.Count; i++)
        {
            context.Writer.Line($"{Literal.Integer(i)} => new {union.Alternatives[i].Identifier}(ref r),");
        }

        context.Writer.Line("_ => null!,").Close(";");
        RecordEmitter.WriteProperties(context, new ObjectModel(union.Identifier, union.CommonKeys, AllowsAdditionalKeys: true, Description: null), PrintMembersEmitter.Base);
        WriteMatch(context, union);
    }

    // A new alternative changes the parameters, so that the compiler shows all code that has to handle it.
    private static void WriteMatch(CategoryContext context, UnionModel union)
    {
        var parameters = union.Alternatives.Select(alternative => $"S_::Func<{alternative.Identifier}, TResult> {ParameterOf(alternative)}");
        context.Writer.Line().Line("/// <summary>Returns the result of the function for the alternative that this is.</summary>");
        context.Writer.Line("/// <typeparam name=\"TResult\">The type of the result.</typeparam>");
        foreach (var alternative in union.Alternatives)
        {
            context.Writer.Line($"/// <param name=\"{ParameterOf(alternative)}\">Gets the result for <see cref=\"{context.Prefix}{alternative.Identifier}\"/>.</param>");
        }

        context.Writer.Line($"public TResult Match<TResult>({string.Join(", ", parameters)}) => this switch").Open();
        foreach (var alternative in union.Alternatives)
        {
            context.Writer.Line($"{alternative.Identifier} value => {ParameterOf(alternative)}(value),");
        }

        context.Writer.Line("_ => throw new S_::InvalidOperationException(),").Close(";");
    }

    private static string Condition(UnionModel union, ObjectModel model)
    {
        var names = union.Alternatives.First(alternative => alternative.Identifier == model.Identifier).Names;
        return union.ConstantNames.Count > 0
            ? $"The alternative where {DocText.Code(union.ConstantNames[0])} is {string.Join(" or ", names.Select(DocText.Code))}."
            : $"The alternative where the value has the key {DocText.Code(names[0])}.";
    }

    // No keyword of C# ends like the name of a record.
    private static string ParameterOf(AlternativeModel alternative) => char.ToLowerInvariant(alternative.Identifier[0]) + alternative.Identifier.Substring(1);
}
