using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>
/// Fixes leaks into logs, output, telemetry, exceptions, responses, health checks and texts: <c>$"… {token.Reveal()}"</c> becomes
/// <c>$"… {token}"</c>, which prints ***.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepHiddenCodeFix))]
public sealed class KeepHiddenCodeFix : SecretsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        AnalyzerRules.LeakToLog.Id,
        AnalyzerRules.LeakToOutput.Id,
        AnalyzerRules.LeakToTelemetry.Id,
        AnalyzerRules.LeakToException.Id,
        AnalyzerRules.LeakToHealthCheck.Id,
        AnalyzerRules.LeakToResponse.Id,
        AnalyzerRules.RevealingText.Id);

    private protected override string Title => "Print the secret as ***";

    // Only where any object is accepted. A Secret<T> cannot replace a string.
    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        SecretOf(model, node) is { } secret
        && model.GetOperation(node)?.Parent is { } parent
        && parent switch
        {
            IInterpolationOperation => true,
            IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => (sum.LeftOperand.Syntax == node ? sum.RightOperand : sum.LeftOperand) is { Type.SpecialType: SpecialType.System_String },
            ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation } => IsOnlyPassed(node),
            IArgumentOperation => AcceptsObject(model, node, secret),
            _ => false,
        };

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node)
    {
        var secret = SecretOf(model, node)!;
        editor.ReplaceNode(node, (current, _) => (current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var own } } ? own : secret).WithTriviaFrom(current));
    }

    // Results.Ok(new { token = token.Reveal() }): no other code has the type of the object.
    private static bool IsOnlyPassed(SyntaxNode node) => node.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: not null, Parent.Parent: ArgumentSyntax };

    // Console.WriteLine(token.Reveal()): another overload takes an object.
    private static bool AcceptsObject(SemanticModel model, SyntaxNode node, ExpressionSyntax secret) =>
        node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && model.GetSpeculativeSymbolInfo(call.SpanStart, call.ReplaceNode(node, secret.WithTriviaFrom(node)), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol other
        && other.Name == method.Name
        && other.Parameters.Length == method.Parameters.Length
        && other.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_Object);

    // The secret that is revealed in place, or into the local that is printed.
    private static ExpressionSyntax? SecretOf(SemanticModel model, SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Expression: var secret } } => secret,
        IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } local
            && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Expression: var secret } } }
            && !IsAssigned(model, name, local) && IsStable(secret) => secret,
        _ => null,
    };

    // Names and members read the same secret again; an awaited call stays where it is.
    private static bool IsStable(ExpressionSyntax secret) => secret.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or GenericNameSyntax or ThisExpressionSyntax);

    private static bool IsAssigned(SemanticModel model, SyntaxNode use, ISymbol local) => use.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member
        && member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, local));
}
