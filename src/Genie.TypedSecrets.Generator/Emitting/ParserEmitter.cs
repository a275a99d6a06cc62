using System.Globalization;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the constructor that reads a record from JSON. It only says which key goes where: every check is the runtime's.</summary>
internal static class ParserEmitter
{
    private const int MaxCases = 64;
    private const string Reader = "r";

    internal static void Write(CategoryContext context, ObjectModel model, string name)
    {
        WriteConstructorHead(context, name);
        context.Writer.Open().Line($"r.StartObject({ShapeEmitter.Field(context, model)});");
        if (model.Additional is not null)
        {
            WriteWithEntries(context, model, model.Additional);
            return;
        }

        if (model.Keys.Count == 0)
        {
            context.Writer.Line("while (r.ReadKey(out _)) { }").Close();
            return;
        }

        // A loop of one statement needs no braces of its own, which would indent every key.
        context.Writer.Line("while (r.ReadKey(out var key))");
        WriteSwitch(context, model);
        context.Writer.Close();
    }

    private static void WriteWithEntries(CategoryContext context, ObjectModel model, AdditionalKeysModel additional)
    {
        var map = additional.Type;
        var type = CSharpTypes.OfValue(map.Values, map.ValuesAreSensitive);
        context.Writer
            .Line($"var entries = new C_::SecretEntries<{type}>({ShapeEmitter.Field(context, model)});")
            .Line("while (r.ReadKey(out var key))")
            .Open()
            .Line($"if (key == {Literal.Integer(model.Keys.Count)}) {{ entries.Read(ref r, {ReadValue(context, map, depth: 0)}); continue; }}");
        if (model.Keys.Count > 0)
        {
            WriteSwitch(context, model);
        }

        context.Writer.Close().Line($"{additional.Identifier} = entries.ToDictionary();").Close();
    }

    // The time that the compiler takes for a switch grows with the square of the number of its cases.
    private static void WriteSwitch(CategoryContext context, ObjectModel model)
    {
        if (model.Keys.Count <= MaxCases)
        {
            WriteCases(context, model, 0, model.Keys.Count);
            return;
        }

        context.Writer.Line($"switch (key / {Literal.Integer(MaxCases)})").Open();
        for (var start = 0; start < model.Keys.Count; start += MaxCases)
        {
            context.Writer.Line($"case {Literal.Integer(start / MaxCases)}:").Indent();
            WriteCases(context, model, start, Math.Min(start + MaxCases, model.Keys.Count));
            context.Writer.Line("break;").Unindent();
        }

        context.Writer.Close();
    }

    private static void WriteCases(CategoryContext context, ObjectModel model, int start, int end)
    {
        context.Writer.Line("switch (key)").Open();
        for (var i = start; i < end; i++)
        {
            var key = model.Keys[i];
            context.Writer.Line($"case {Literal.Integer(i)}: {key.Identifier} = {Read(context, key.Type, key.IsSensitive)}; break;");
        }

        context.Writer.Close();
    }

    /// <summary>Writes attributes and signature of the constructor.</summary>
    internal static void WriteConstructorHead(CategoryContext context, string name) => context.Writer
        .Line("[S_::Diagnostics.CodeAnalysis.SetsRequiredMembers]")
        .Line($"internal {name}(ref C_::SecretReader r)");

    /// <summary>Gets the expression that reads the value of a property.</summary>
    internal static string Read(CategoryContext context, SchemaType type, bool isSensitive) => !isSensitive ? Read(context, type, Reader)
        : IsText(type) ? $"{Reader}.ReadSecret()"
        : $"new({Read(context, type, Reader)})";

    /// <summary>Gets the expression that reads a value.</summary>
    /// <param name="context">The category.</param>
    /// <param name="type">The type to read.</param>
    /// <param name="reader">The variable with the reader.</param>
    /// <param name="depth">The number of lists and maps around it: each has a variable of its own.</param>
    internal static string Read(CategoryContext context, SchemaType type, string reader, int depth = 0) => type switch
    {
        StringType text => $"{reader}.{ReadMethod(text.Format)}()",
        BinaryType => $"{reader}.ReadBytes()",
        PemType => $"{reader}.ReadPem()",
        IntegerType integer => integer.Is64Bit ? $"{reader}.ReadInt64()" : $"{reader}.ReadInt32()",
        NumberType number => number.IsDouble ? $"{reader}.ReadDouble()" : $"{reader}.ReadDecimal()",
        BooleanType => $"{reader}.ReadBoolean()",
        EnumReference => $"({CSharpTypes.Of(type)}){reader}.ReadEnum()",
        ObjectReference => $"new {CSharpTypes.Of(type)}(ref {reader})",
        UnionReference => $"{CSharpTypes.Of(type, context.Prefix)}.{UnionEmitter.ReadField}(ref {reader})",
        FreeFormType => $"{reader}.ReadJson()",
        ArrayType array => ReadList(context, array, reader, depth),
        MapType map => $"{reader}.ReadMap<{CSharpTypes.OfValue(map.Values, map.ValuesAreSensitive)}>({ReadValue(context, map, depth)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string ReadList(CategoryContext context, ArrayType array, string reader, int depth)
    {
        var inner = "r" + depth.ToString(CultureInfo.InvariantCulture);
        var read = Read(context, array.Items, inner, depth + 1);
        // With the type argument written out: inferring it through nested lambdas takes the compiler exponential time.
        return $"{reader}.ReadList<{CSharpTypes.Of(array.Items)}>(static (ref C_::SecretReader {inner}) => {read})";
    }

    private static string ReadValue(CategoryContext context, MapType map, int depth)
    {
        var inner = "r" + depth.ToString(CultureInfo.InvariantCulture);
        var read = Read(context, map.Values, inner, depth + 1);
        var value = !map.ValuesAreSensitive ? read
            : IsText(map.Values) ? $"{inner}.ReadSecret()"
            : $"new {CSharpTypes.OfValue(map.Values, isSensitive: true)}({read})";
        return $"static (ref C_::SecretReader {inner}) => {value}";
    }

    // The compiler binds one call faster than a call in an object creation, and text is what most keys are.
    private static bool IsText(SchemaType type) => type is StringType text && ReadMethod(text.Format) == "ReadString";

    private static string ReadMethod(StringFormat format) => format switch
    {
        StringFormat.Uri => "ReadUri",
        StringFormat.DateTime => "ReadDateTimeOffset",
        StringFormat.Date => "ReadDateOnly",
        StringFormat.Duration => "ReadTimeSpan",
        StringFormat.Uuid => "ReadGuid",
        _ => "ReadString",
    };
}
