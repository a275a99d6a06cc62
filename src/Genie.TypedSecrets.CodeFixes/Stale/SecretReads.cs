using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>Represents code that reads the keys of one accessor, so that it can read them from the record of a version instead.</summary>
/// <param name="Accessor">The accessor: <c>Secrets.Current.ApiKeys</c>.</param>
/// <param name="Record">The type of the record.</param>
/// <param name="Sources">The expressions that a record replaces: the accessor, <c>accessor.Get()</c>, <c>(await accessor.GetAsync(ct))</c>.</param>
internal sealed record SecretReads(ExpressionSyntax Accessor, ITypeSymbol Record, IReadOnlyList<ExpressionSyntax> Sources)
{
    /// <summary>Gets the reads in an expression or a block, or null if it reveals anything else, or waits for anything else.</summary>
    internal static SecretReads? In(SemanticModel model, SyntaxNode code)
    {
        if (KnownSymbols.Of(model.Compilation) is not { } known)
        {
            return null;
        }

        var accessors = code.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Where(part => known.IsAccessor(model.GetTypeInfo(part).Type) && part.Parent is MemberAccessExpressionSyntax access && access.Expression == part)
            .ToList();
        if (accessors.Count == 0 || accessors.Select(accessor => accessor.ToString()).Distinct(StringComparer.Ordinal).Count() > 1 || RecordOf(model.GetTypeInfo(accessors[0]).Type, known) is not { } record)
        {
            return null;
        }

        var sources = accessors.Select(SourceOf).ToList();
        var reveals = code.DescendantNodesAndSelf().Where(node => RevealedSecret.WithoutReveal(node) is not null);
        return reveals.All(reveal => sources.Exists(source => reveal.Span.Contains(source.Span)))
            && code.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().All(wait => sources.Exists(source => source.Span.Contains(wait.Span)))
            ? new(accessors[0], record, sources)
            : null;
    }

    /// <summary>Gets a value that indicates whether the accessor is written from the generated class, as in <c>Secrets.Current.ApiKeys</c>.</summary>
    internal bool IsStatic(SemanticModel model) => Accessor.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is INamedTypeSymbol or IPropertySymbol { IsStatic: true });

    /// <summary>Gets the code with a variable that holds the record of a version.</summary>
    internal SyntaxNode Through(SyntaxNode code, string variable) => code.ReplaceNodes(Sources, (_, source) => SyntaxFactory.IdentifierName(variable).WithTriviaFrom(source));

    private static ExpressionSyntax SourceOf(ExpressionSyntax accessor)
    {
        if (accessor.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get" or "GetAsync", Parent: InvocationExpressionSyntax call })
        {
            return accessor;
        }

        ExpressionSyntax source = call;
        while (source.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
        {
            source = configured;
        }

        return source.Parent is AwaitExpressionSyntax wait ? wait.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : wait : source;
    }

    private static ITypeSymbol? RecordOf(ITypeSymbol? accessor, KnownSymbols known)
    {
        for (var type = accessor as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            if (KnownSymbols.Same(type.OriginalDefinition, known.Accessor))
            {
                return type.TypeArguments[0];
            }
        }

        return null;
    }
}
