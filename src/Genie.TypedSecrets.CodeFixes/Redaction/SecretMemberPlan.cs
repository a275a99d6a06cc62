using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.CodeFixes.Redaction;

/// <summary>Lists what changes when a member of an object becomes a secret. Everything is in one document.</summary>
/// <param name="Type">The declared type of the member.</param>
/// <param name="Writes">The calls of <c>Reveal()</c> that the member is set to.</param>
/// <param name="Reads">The expressions that read the member.</param>
internal sealed record SecretMemberPlan(TypeSyntax Type, IReadOnlyList<SyntaxNode> Writes, IReadOnlyList<ExpressionSyntax> Reads)
{
    /// <summary>Gets a value that indicates whether the member can be null.</summary>
    internal bool IsNullable => Type is NullableTypeSyntax;

    /// <summary>Gets the plan for a revealed value that is copied into an object, or null where not all uses of the member are known to compile afterwards.</summary>
    internal static SecretMemberPlan? Of(SemanticModel model, SyntaxNode node)
    {
        if (!IsReveal(node) || MemberSetBy(model, node) is not { ContainingType: { } owner } member || IsPublic(owner) || !IsOnlyIn(model, owner)
            || Uses.OfMember(model, member).Any(use => use.SyntaxTree != model.SyntaxTree)
            || IsContract(member) || TypeOf(member) is not { } type || type.SyntaxTree != model.SyntaxTree || (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is not PredefinedTypeSyntax)
        {
            return null;
        }

        var (writes, reads) = (new List<SyntaxNode>(), new List<ExpressionSyntax>());
        foreach (var part in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (!Collect(model, part, member, writes, reads))
            {
                return null;
            }
        }

        return writes.TrueForAll(IsReveal) ? new(type, writes, reads) : null;
    }

    // The property that an argument of a record's constructor or an initializer sets.
    private static IPropertySymbol? MemberSetBy(SemanticModel model, SyntaxNode node) => node.Parent switch
    {
        ArgumentSyntax argument => model.GetOperation(argument) is IArgumentOperation { Parameter: { } parameter } ? PropertyOf(parameter) : null,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => model.GetSymbolInfo(assignment.Left).Symbol as IPropertySymbol,
        _ => null,
    };

    private static IPropertySymbol? PropertyOf(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } type }
        && parameter.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is { Parent.Parent: RecordDeclarationSyntax }
            ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;

    private static TypeSyntax? TypeOf(IPropertySymbol member) => member.DeclaringSyntaxReferences is [var declaration] ? declaration.GetSyntax() switch
    {
        ParameterSyntax parameter when parameter.Default is null => parameter.Type,
        PropertyDeclarationSyntax { ExpressionBody: null, Initializer: null, AccessorList: { } accessors } property when accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) => property.Type,
        _ => null,
    } : null;

    // False where the code would not compile, or mean the same, with the other type.
    private static bool Collect(SemanticModel model, SyntaxNode part, IPropertySymbol member, List<SyntaxNode> writes, List<ExpressionSyntax> reads)
    {
        switch (part)
        {
            case BaseObjectCreationExpressionSyntax creation when model.GetOperation(creation) is IObjectCreationOperation operation && Same(operation.Type, member.ContainingType):
                foreach (var argument in operation.Arguments.Where(argument => argument.Parameter is { } parameter && Same(PropertyOf(parameter), member)))
                {
                    writes.Add(argument.Value.Syntax);
                }

                return true;
            case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax when Same(model.GetSymbolInfo(part).Symbol?.ContainingType, member.ContainingType):
                return false;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Deconstruct" }:
            case PositionalPatternClauseSyntax or ParenthesizedVariableDesignationSyntax or ForEachVariableStatementSyntax or AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax }:
                return false;
            case IdentifierNameSyntax name when name.Identifier.ValueText == member.Name && model.GetSymbolInfo(name).Symbol is { } symbol:
                return symbol is IParameterSymbol parameter ? name.Parent is NameColonSyntax || !Same(PropertyOf(parameter), member) : !Same(symbol, member) || CollectUse(name, writes, reads);
            default:
                return true;
        }
    }

    private static bool CollectUse(IdentifierNameSyntax name, List<SyntaxNode> writes, List<ExpressionSyntax> reads)
    {
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        switch (use.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == use:
                writes.Add(assignment.Right);
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
            case MemberBindingExpressionSyntax or NameColonSyntax or ExpressionColonSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return false;
            default:
                reads.Add(use);
                return true;
        }
    }

    // Other projects can use a public type.
    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnlyIn(SemanticModel model, INamedTypeSymbol type) =>
        model.Compilation.SyntaxTrees.All(tree => tree == model.SyntaxTree || tree.ToString().IndexOf(type.Name, StringComparison.Ordinal) < 0);

    // An interface or a base class determines its type.
    private static bool IsContract(IPropertySymbol member) => member.IsOverride || member.IsVirtual || member.IsAbstract
        || member.ContainingType.AllInterfaces.SelectMany(face => face.GetMembers(member.Name)).Any(declared => Same(member.ContainingType.FindImplementationForInterfaceMember(declared), member));

    private static bool IsReveal(SyntaxNode node) => node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } };

    private static bool Same(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other?.OriginalDefinition);
}
