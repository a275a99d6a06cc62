using System.Collections.Immutable;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.RemovedKeys;

/// <summary>
/// Reports GTS1401: an unknown member of a generated type, with the member that was probably meant. It finds typos and keys that
/// were removed without <c>x-renamed-from</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownKeyAnalyzer : SourceTypeAnalyzer
{
    /// <summary>The diagnostic's property for the nearest name.</summary>
    internal const string Nearest = nameof(Nearest);

    private const int MostListed = 12;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.UnknownKey);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known) =>
        RegisterMembers(context, known, Mentions.Secrets, (member, symbol) =>
        {
            // Only code that does not compile has such operations. The outermost one covers those within it.
            foreach (var operation in member.Operations.Where(operation => operation.Kind == OperationKind.Invalid && !Functions.AncestorsOf(operation).Any(outer => outer.Kind == OperationKind.Invalid)))
            {
                Analyze(new(operation.SemanticModel!, symbol), operation.Syntax, known);
            }
        });

    private static void Analyze(Place context, SyntaxNode code, KnownSymbols known)
    {
        foreach (var node in code.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax access:
                    AnalyzeAccess(context, known, access.Expression, access.Name);
                    break;
                case MemberBindingExpressionSyntax { Parent: { } parent } binding when parent.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } chain:
                    AnalyzeAccess(context, known, chain.Expression, binding.Name);
                    break;
                case SimpleNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment } name when assignment.Left == name:
                    AnalyzeInitializer(context, known, initializer, name);
                    break;
            }
        }
    }

    private static void AnalyzeAccess(Place context, KnownSymbols known, ExpressionSyntax receiver, SimpleNameSyntax name)
    {
        if (name.Identifier.ValueText.Length > 0 && TypeOf(receiver, context) is { } type && IsOurs(type, known))
        {
            Check(context, type, name, isStatic: known.IsRoot(type));
        }
    }

    private static void AnalyzeInitializer(Place context, KnownSymbols known, InitializerExpressionSyntax initializer, SimpleNameSyntax name)
    {
        var created = initializer.Parent is WithExpressionSyntax copy ? copy.Expression : initializer.Parent as ExpressionSyntax;
        if (created is not null && context.Model.GetTypeInfo(created, context.Symbol.CancellationToken).Type is INamedTypeSymbol type && IsRecord(type, known))
        {
            Check(context, type, name, isStatic: false);
        }
    }

    private static void Check(Place context, INamedTypeSymbol type, SimpleNameSyntax name, bool isStatic)
    {
        // The member exists if the name is bound, inaccessible or ambiguous.
        var symbol = context.Model.GetSymbolInfo(name, context.Symbol.CancellationToken);
        if (symbol.Symbol is not null || !symbol.CandidateSymbols.IsEmpty || context.Model.GetMemberGroup(name, context.Symbol.CancellationToken).Length > 0)
        {
            return;
        }

        var members = Members(type, isStatic).ToList();
        var text = name.Identifier.ValueText;
        var nearest = NearMatch.Find(text, members);
        var elsewhere = Elsewhere(type, text).ToList();
        var advice = elsewhere.Count > 0 ? $"Defined in: {string.Join(", ", elsewhere)}."
            : nearest is not null ? $"Did you mean '{nearest}'?"
            : members.Count == 0 ? "There are none."
            : $"There are: {string.Join(", ", members.Take(MostListed))}{(members.Count > MostListed ? ", …" : string.Empty)}.";
        context.Symbol.ReportDiagnostic(Diagnostic.Create(
            AnalyzerRules.UnknownKey,
            name.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Nearest, nearest),
            text,
            type.Name,
            advice));
    }

    // The other environments that have the category: Secrets.Dev.Licenses, where only Secrets.Prod has it.
    private static IEnumerable<string> Elsewhere(INamedTypeSymbol type, string name) =>
        (type.ContainingNamespace?.GetTypeMembers("Secrets") ?? ImmutableArray<INamedTypeSymbol>.Empty)
            .SelectMany(root => root.GetMembers().OfType<IPropertySymbol>())
            .Where(environment => environment.IsStatic && environment.Name != "Current" && environment.Type is INamedTypeSymbol { BaseType.Name: "EnvironmentSecrets" } other
                && type.Name is { } own && own.EndsWith("Secrets", StringComparison.Ordinal) && !KnownSymbols.Same(other, type)
                && Members(other, isStatic: false).Contains(name, StringComparer.Ordinal))
            .Select(environment => $"Secrets.{environment.Name}");

    private static INamedTypeSymbol? TypeOf(ExpressionSyntax receiver, Place context)
    {
        var type = context.Model.GetTypeInfo(receiver, context.Symbol.CancellationToken).Type as INamedTypeSymbol;
        return type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? null
            : type is { TypeKind: not TypeKind.Error } ? type
            : context.Model.GetSymbolInfo(receiver, context.Symbol.CancellationToken).Symbol as INamedTypeSymbol;
    }

    private static bool IsOurs(INamedTypeSymbol type, KnownSymbols known) =>
        known.IsRoot(type) || known.IsEnvironment(type) || (known.IsAccessor(type) && known.IsGenerated(type)) || IsRecord(type, known);

    // Records of nested objects are nested types of the category's record, which has the GeneratedCode attribute.
    private static bool IsRecord(INamedTypeSymbol type, KnownSymbols known) =>
        known.IsRecord(type) || (type is { IsRecord: true, ContainingType: { } category } && known.IsRecord(category));

    // The properties that come from schemas: those of the generated type and its generated base class, without former names.
    private static IEnumerable<string> Members(INamedTypeSymbol type, bool isStatic)
    {
        for (var current = type; current is { SpecialType: SpecialType.None } && current.Name != "SecretAccessor"; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsIndexer: false } property
                    && property.IsStatic == isStatic
                    && !property.GetAttributes().Any(data => data.AttributeClass?.Name == nameof(ObsoleteAttribute) && data.ConstructorArguments is [_, { Value: true }]))
                {
                    yield return property.Name;
                }
            }
        }
    }

    /// <summary>Represents the code that is examined.</summary>
    private readonly record struct Place(SemanticModel Model, SymbolAnalysisContext Symbol);
}
