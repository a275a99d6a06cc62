using System.Collections.Immutable;
using Genie.TypedSecrets.Constraints;
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
public sealed class UnknownKeyAnalyzer : SecretsAnalyzer
{
    /// <summary>The diagnostic's property for the nearest name.</summary>
    internal const string Nearest = nameof(Nearest);

    private const int MostListed = 12;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.UnknownKey);

    // Only code that does not compile has such operations, so code that compiles costs nothing.
    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invalid);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known)
    {
        // The outermost invalid operation covers those within it.
        for (var outer = context.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind == OperationKind.Invalid)
            {
                return;
            }
        }

        foreach (var node in context.Operation.Syntax.DescendantNodesAndSelf())
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

    private static void AnalyzeAccess(OperationAnalysisContext context, KnownSymbols known, ExpressionSyntax receiver, SimpleNameSyntax name)
    {
        if (name.Identifier.ValueText.Length > 0 && TypeOf(receiver, context) is { } type && IsOurs(type, known))
        {
            Check(context, type, name, isStatic: known.IsRoot(type));
        }
    }

    private static void AnalyzeInitializer(OperationAnalysisContext context, KnownSymbols known, InitializerExpressionSyntax initializer, SimpleNameSyntax name)
    {
        var created = initializer.Parent is WithExpressionSyntax copy ? copy.Expression : initializer.Parent as ExpressionSyntax;
        if (created is not null && ModelOf(context).GetTypeInfo(created, context.CancellationToken).Type is INamedTypeSymbol type && IsRecord(type, known))
        {
            Check(context, type, name, isStatic: false);
        }
    }

    private static SemanticModel ModelOf(OperationAnalysisContext context) => context.Operation.SemanticModel!;

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol type, SimpleNameSyntax name, bool isStatic)
    {
        // The member exists if the name is bound, inaccessible or ambiguous.
        var symbol = ModelOf(context).GetSymbolInfo(name, context.CancellationToken);
        if (symbol.Symbol is not null || !symbol.CandidateSymbols.IsEmpty || ModelOf(context).GetMemberGroup(name, context.CancellationToken).Length > 0)
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
        context.ReportDiagnostic(Diagnostic.Create(
            AnalyzerRules.UnknownKey,
            name.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Nearest, nearest),
            text,
            type.Name,
            advice));
    }

    // The other environments that have the category: Secrets.Dev.Licences, where only Secrets.Prod has it.
    private static IEnumerable<string> Elsewhere(INamedTypeSymbol type, string name) =>
        (type.ContainingNamespace?.GetTypeMembers("Secrets") ?? ImmutableArray<INamedTypeSymbol>.Empty)
            .SelectMany(root => root.GetMembers().OfType<IPropertySymbol>())
            .Where(environment => environment.IsStatic && environment.Name != "Current" && environment.Type is INamedTypeSymbol { BaseType.Name: "EnvironmentSecrets" } other
                && type.Name is { } own && own.EndsWith("Secrets", StringComparison.Ordinal) && !KnownSymbols.Same(other, type)
                && Members(other, isStatic: false).Contains(name, StringComparer.Ordinal))
            .Select(environment => $"Secrets.{environment.Name}");

    private static INamedTypeSymbol? TypeOf(ExpressionSyntax receiver, OperationAnalysisContext context)
    {
        var type = ModelOf(context).GetTypeInfo(receiver, context.CancellationToken).Type as INamedTypeSymbol;
        return type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? null
            : type is { TypeKind: not TypeKind.Error } ? type
            : ModelOf(context).GetSymbolInfo(receiver, context.CancellationToken).Symbol as INamedTypeSymbol;
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
}
