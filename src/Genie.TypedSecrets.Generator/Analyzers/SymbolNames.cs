using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Types by name: what is looked for may not be referenced at all.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat s_format = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The full name without type arguments: <c>System.Collections.Generic.List</c>.</summary>
    internal static string Of(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(s_format);

    /// <summary>Whether a type is one of that name, or derives from one.</summary>
    internal static bool Derives(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Of(current) == name)
            {
                return true;
            }
        }

        return false;
    }
}
