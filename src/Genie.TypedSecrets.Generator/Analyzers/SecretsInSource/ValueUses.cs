using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Determines what a string is used for, by the uses of the variable, constant or property that it initializes in the same file.</summary>
internal static class ValueUses
{
    // const string Text = "…"; byte[] key = Encoding.UTF8.GetBytes(Text); new HMACSHA256(key)
    private const int MostVariables = 3;

    // A variable that is compared with these is one of several known names.
    private static readonly string[] s_kinds = ["type", "kind", "name", "id", "algorithm", "scheme", "method", "format", "mode", "category", "action", "topic", "event", "command", "status", "state"];

    // Names are looked up once in a file, however many of its strings look random.
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, IdentifierNameSyntax>> s_names = new();

    /// <summary>Determines whether a value initializes something whose uses can be followed.</summary>
    /// <param name="value">The expression that has the value.</param>
    internal static bool AreFollowed(ExpressionSyntax value) => value.Parent is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax;

    /// <summary>Gets the API or the member that gets a value as a secret, and whether all uses of the value are those of a name.</summary>
    /// <param name="value">The expression that has the value, including the calls that only forward it.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">The token to stop with.</param>
    internal static (string? SecretPlace, bool IsName) Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var (isUsed, isName) = (false, true);
        foreach (var use in Follow(value, MostVariables, cancellationToken))
        {
            if (SecretPlace(use, model, cancellationToken) is { } place)
            {
                return (place, false);
            }

            isUsed = true;
            isName &= IsName(use);
        }

        return (null, isUsed && isName);
    }

    // The uses of the variable that the value initializes; instead of those that initialize another variable, its uses.
    private static IEnumerable<ExpressionSyntax> Follow(ExpressionSyntax value, int variables, CancellationToken cancellationToken)
    {
        if (Declaration(value) is not var (name, scope, type))
        {
            yield break;
        }

        foreach (var identifier in Names(value.SyntaxTree, cancellationToken)[name])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (UseOf(identifier, scope, type) is not { } use)
            {
                continue;
            }

            var whole = LiteralContext.Outermost(use);
            var isForwarded = false;
            foreach (var further in variables > 1 ? Follow(whole, variables - 1, cancellationToken) : [])
            {
                isForwarded = true;
                yield return further;
            }

            if (!isForwarded)
            {
                yield return whole;
            }
        }
    }

    private static (string Name, SyntaxNode Scope, string? Type)? Declaration(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } variable } => Member(variable.Identifier, field),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => (variable.Identifier.ValueText, Body(variable), null),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Member(property.Identifier, property),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => Member(property.Identifier, property),
        _ => null,
    };

    private static (string Name, SyntaxNode Scope, string? Type)? Member(SyntaxToken name, MemberDeclarationSyntax member) =>
        member.Parent is BaseTypeDeclarationSyntax type ? (name.ValueText, type, type.Identifier.ValueText) : null;

    private static SyntaxNode Body(SyntaxNode local) =>
        local.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? local.SyntaxTree.GetRoot();

    // X within the type, this.X, and Type.X in the whole file; pair.Key is another member.
    private static ExpressionSyntax? UseOf(IdentifierNameSyntax identifier, SyntaxNode scope, string? type) => identifier.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax => null,
        AssignmentExpressionSyntax assignment when assignment.Left == identifier => null,
        MemberAccessExpressionSyntax { Expression: var owner } member when member.Name == identifier =>
            type is not null && ((owner is ThisExpressionSyntax && scope.Span.Contains(identifier.Span)) || owner.ToString() == type || owner.ToString().EndsWith("." + type, StringComparison.Ordinal)) ? member : null,
        MemberBindingExpressionSyntax => null,
        _ => scope.Span.Contains(identifier.Span) ? identifier : null,
    };

    private static ILookup<string, IdentifierNameSyntax> Names(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!s_names.TryGetValue(tree, out var names))
        {
            names = s_names.GetValue(tree, file => file.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal));
        }

        return names;
    }

    private static string? SecretPlace(ExpressionSyntax use, SemanticModel model, CancellationToken cancellationToken) =>
        SecretReceivers.Of(use)
        ?? (LiteralContext.NameOf(use, model, cancellationToken) is { } name && CredentialDetector.IsSecretName(name) ? name : null)
        ?? NameBefore(use);

    // $"…?api_key={X}", "Bearer " + X
    private static string? NameBefore(ExpressionSyntax use)
    {
        var text = TextBefore(use)?.TrimEnd(' ', '"', '\'') ?? string.Empty;
        if (text.EndsWith("Bearer", StringComparison.OrdinalIgnoreCase) || text.EndsWith("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return "Authorization";
        }

        if (text.Length < 2 || text[text.Length - 1] is not ('=' or ':'))
        {
            return null;
        }

        var end = text.TrimEnd('=', ':', ' ', '"', '\'').Length;
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
        {
            start--;
        }

        var name = text.Substring(start, end - start);
        return CredentialDetector.IsSecretName(name) ? name : null;
    }

    private static string? TextBefore(ExpressionSyntax use) => use.Parent switch
    {
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax composed } part when composed.Contents.IndexOf(part) is var at and > 0 => (composed.Contents[at - 1] as InterpolatedStringTextSyntax)?.TextToken.ValueText,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: BinaryExpressionSyntax { Right: LiteralExpressionSyntax literal } } sum when sum.Right == use => literal.Token.Value as string,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: LiteralExpressionSyntax literal } sum when sum.Right == use => literal.Token.Value as string,
        _ => null,
    };

    // The key of an entry, the name of a header or a variable, one of several kinds.
    private static bool IsName(ExpressionSyntax use) => use.Parent switch
    {
        ArgumentSyntax { Parent: BracketedArgumentListSyntax } => true,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: var count } arguments, Parent: { } call } } argument =>
            arguments[0] == argument && SecretReceivers.NameOf(call) is { } method && (method == "nameof" || (LiteralContext.IsLookup(method) && (count > 1 || !LiteralContext.IsSetter(method, count)))),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var key, ..] } => key == use,
        AttributeArgumentSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax => true,

        // profile + @"\" + AccountKey: the name of a file or of a key of the registry.
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax => TextBefore(use)?.EndsWith("\\", StringComparison.Ordinal) == true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
            LiteralContext.TextOf(comparison.Left == use ? comparison.Right : comparison.Left) is { } other && Array.Exists(s_kinds, kind => other.EndsWith(kind, StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };
}
