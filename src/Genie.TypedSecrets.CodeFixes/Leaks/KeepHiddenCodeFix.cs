using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>
/// Fixes leaks into logs, output, telemetry, exceptions, responses, health checks and texts: <c>$"… {token.Reveal()}"</c> becomes
/// <c>$"… {token}"</c>, which prints ***.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepHiddenCodeFix))]
public sealed class KeepHiddenCodeFix() : SecretsCodeFix(
    AnalyzerRules.LeakToLog,
    AnalyzerRules.LeakToOutput,
    AnalyzerRules.LeakToTelemetry,
    AnalyzerRules.LeakToException,
    AnalyzerRules.LeakToHealthCheck,
    AnalyzerRules.LeakToResponse,
    AnalyzerRules.LeakToFile,
    AnalyzerRules.RevealingText)
{
    // Only where any object is accepted. A Secret<T> cannot replace a string.
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (RevealedSecret.Of(model, node) is not { } secret || !AcceptsSecret(model, node, secret) || (diagnostic.Id == AnalyzerRules.LeakToFile.Id && !LogFiles.IsWritten(model, node)))
        {
            return null;
        }

        return new("Print the secret as ***", editor => editor.ReplaceNode(node, (current, _) => RevealedSecret.WithoutReveal(current) is { } own ? own.WithTriviaFrom(current) : secret.WithTriviaFrom(current)));
    }

    private static bool AcceptsSecret(SemanticModel model, SyntaxNode node, ExpressionSyntax secret) => model.GetOperation(node)?.Parent is { } parent
        && parent switch
        {
            IInterpolationOperation => true,
            IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => (sum.LeftOperand.Syntax == node ? sum.RightOperand : sum.LeftOperand) is { Type.SpecialType: SpecialType.System_String },
            ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation } => IsOnlyPassed(node),
            IArgumentOperation => node.Parent is InterpolationSyntax || AcceptsObject(model, node, secret),
            _ => false,
        };

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
}
