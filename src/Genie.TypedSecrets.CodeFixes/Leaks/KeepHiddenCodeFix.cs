using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>Fixes GTS1101 to GTS1104 and GTS1801: <c>$"… {token.Reveal()}"</c> becomes <c>$"… {token}"</c>, which prints ***.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepHiddenCodeFix))]
public sealed class KeepHiddenCodeFix : SecretsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        AnalyzerRules.LeakToLog.Id,
        AnalyzerRules.LeakToOutput.Id,
        AnalyzerRules.LeakToTelemetry.Id,
        AnalyzerRules.LeakToException.Id,
        AnalyzerRules.RevealingText.Id);

    private protected override string Title => "Print the secret as ***";

    // Only where any object is accepted. A Secret<T> cannot replace a string.
    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        SecretOf(node) is not null
        && model.GetOperation(node)?.Parent is { } parent
        && parent switch
        {
            IInterpolationOperation => true,
            IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_Object } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => (sum.LeftOperand.Syntax == node ? sum.RightOperand : sum.LeftOperand) is { Type.SpecialType: SpecialType.System_String },
            _ => false,
        };

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node) =>
        editor.ReplaceNode(node, (current, _) => SecretOf(current)?.WithTriviaFrom(current) ?? current);

    private static ExpressionSyntax? SecretOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Expression: var secret } } ? secret : null;
}
