using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Gets the name of a method as its author wrote it, also for lambdas, local functions and the state machines of asynchronous methods.</summary>
internal static class MemberName
{
    internal static string Of(MetadataReader reader, MethodDefinition method)
    {
        var type = reader.GetTypeDefinition(method.GetDeclaringType());
        var name = reader.GetString(method.Name);
        var written = Written(name);

        // The compiler's own types are nested in the author's.
        var typeName = reader.GetString(type.Name);
        while (typeName.StartsWith('<') && type.GetDeclaringType() is { IsNil: false } outer)
        {
            written = Written(typeName) is { Length: > 0 } inner ? inner : written;
            type = reader.GetTypeDefinition(outer);
            typeName = reader.GetString(type.Name);
        }

        var declaring = TypeNameProvider.NameOf(reader, method.GetDeclaringType());
        var cut = declaring.IndexOf("/<", StringComparison.Ordinal);
        var full = (cut < 0 ? declaring : declaring[..cut]).Replace('/', '.');
        return written.Length == 0 ? $"{full}.{name}" : $"{full}.{written}";
    }

    private static int ClosingBracket(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    // "<RunAsync>d__5" and "<Run>b__0_1" are parts of RunAsync and Run; "<>c" is part of no method.
    private static string Written(string name)
    {
        if (!name.StartsWith('<'))
        {
            return name == "MoveNext" ? string.Empty : name;
        }

        var end = ClosingBracket(name);
        return end > 1 ? Written(name[1..end]) is { Length: > 0 } inner ? inner : name[1..end] : string.Empty;
    }
}
