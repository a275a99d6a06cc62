using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Compares types by name, because the types an analyzer looks for may not be referenced.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat s_format = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Gets the full name of a type without type arguments: <c>System.Collections.Generic.List</c>.</summary>
    internal static string Of(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(s_format);

    /// <summary>Determines whether a type has that full name, or derives from a type that has.</summary>
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
