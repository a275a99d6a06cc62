using System.Text;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Takes the names apart that <see cref="TypeNameProvider"/> writes: <c>System.Lazy`1&lt;Jobs.ApiKeysSecret&gt;</c>. The compiler's own names contain angle brackets too.</summary>
internal static class TypeName
{
    private const string Array = "[]";

    /// <summary>Gets the name without type arguments.</summary>
    internal static string DefinitionOf(string type) => StartOfArguments(type) is > 0 and var start ? type[..start] : type;

    /// <summary>Gets the type arguments.</summary>
    internal static IReadOnlyList<string> ArgumentsOf(string type)
    {
        var start = StartOfArguments(type);
        if (start <= 0)
        {
            return [];
        }

        List<string> arguments = [];
        var (depth, from) = (0, start + 1);
        for (var i = start + 1; i < type.Length - 1; i++)
        {
            depth += type[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (type[i] == ',' && depth == 0)
            {
                arguments.Add(type[from..i]);
                from = i + 1;
            }
        }

        arguments.Add(type[from..^1]);
        return arguments;
    }

    /// <summary>Gets the type of the elements of an array; null if the type is not one.</summary>
    internal static string? ElementOf(string? type) => type is not null && type.EndsWith(Array, StringComparison.Ordinal) ? type[..^Array.Length] : null;

    /// <summary>Gets the name of the type of an array with elements of a type.</summary>
    internal static string ArrayOf(string element) => element + Array;

    /// <summary>Gets the definitions of a type and of everything in its type arguments and elements, with type parameters as <c>!0</c> and <c>!!0</c>.</summary>
    internal static IEnumerable<string> PartsOf(string type)
    {
        if (ElementOf(type) is { } element)
        {
            return PartsOf(element);
        }

        return type.EndsWith('*') ? PartsOf(type[..^1]) : ArgumentsOf(type).SelectMany(PartsOf).Prepend(DefinitionOf(type));
    }

    /// <summary>Puts type arguments in the place of type parameters.</summary>
    /// <param name="type">The type, as a definition writes it.</param>
    /// <param name="own">The arguments of the declaring type.</param>
    /// <param name="method">The arguments of the method.</param>
    internal static string Substitute(string type, IReadOnlyList<string> own, IReadOnlyList<string> method)
    {
        if (!type.Contains('!', StringComparison.Ordinal))
        {
            return type;
        }

        StringBuilder text = new();
        for (var i = 0; i < type.Length; i++)
        {
            if (type[i] != '!')
            {
                text.Append(type[i]);
                continue;
            }

            var start = type[i + 1] == '!' ? i + 2 : i + 1;
            var end = start;
            while (end < type.Length && char.IsAsciiDigit(type[end]))
            {
                end++;
            }

            var arguments = start == i + 2 ? method : own;
            var index = int.Parse(type.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);
            text.Append(index < arguments.Count ? arguments[index] : type[i..end]);
            i = end - 1;
        }

        return text.ToString();
    }

    // Counted from the end: the name itself can have brackets, as in <>f__AnonymousType0`1<System.Int32>.
    private static int StartOfArguments(string type)
    {
        if (!type.EndsWith('>'))
        {
            return -1;
        }

        var depth = 0;
        for (var i = type.Length - 1; i >= 0; i--)
        {
            depth += type[i] switch { '>' => 1, '<' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
