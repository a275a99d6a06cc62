using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Plans how calls of <c>SecretsClient</c> and the uses of their results are rewritten.</summary>
internal static class UntypedPlan
{
    internal static IReadOnlyList<(SyntaxNode Old, string New)>? Of(SemanticModel model, InvocationExpressionSyntax call, TypedAccess access, string accessor)
    {
        var isOneKey = UntypedRead.MethodOf(call) == "GetSecretValueAsync";
        if (UntypedRead.Of(call, isOneKey ? 2 : 1) is not { } read)
        {
            return null;
        }

        var canAwait = read.IsAwaited || AwaitContext.Allows(call);
        var record = TypedExpressions.Record(accessor, canAwait, read.Token?.ToString() ?? CancellationTokens.NameInScope(model, call) ?? string.Empty, read.Configured);
        if (isOneKey)
        {
            return Single(access, access.JsonKey, read.Whole, record);
        }

        var whole = TypedExpressions.Parenthesized(read.Whole);
        return whole.Parent switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } element when element.Expression == whole =>
                Single(access, UntypedRead.TextOf(key.Expression), element, record),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable } =>
                Local(model, access, whole, declaration, variable, canAwait ? record.Substring(1, record.Length - 2) : accessor + ".Get()"),
            _ => null,
        };
    }

    private static IReadOnlyList<(SyntaxNode Old, string New)>? Single(TypedAccess access, string? jsonKey, ExpressionSyntax read, string record) =>
        jsonKey is not null && access.Keys.TryGetValue(jsonKey, out var key) && TypedExpressions.OfSecret(read, record, key) is { } replacement
            ? [(replacement.Old, replacement.New)]
            : null;

    // var all = await client.GetSecretAsync("…"): rewritten only if every use reads a key that can be rewritten.
    private static List<(SyntaxNode Old, string New)>? Local(
        SemanticModel model,
        TypedAccess access,
        ExpressionSyntax whole,
        VariableDeclarationSyntax declaration,
        VariableDeclaratorSyntax variable,
        string record)
    {
        var local = model.GetDeclaredSymbol(variable);
        var name = variable.Identifier.ValueText;
        var body = declaration.Ancestors().LastOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))?.Parent;
        if (local is not ILocalSymbol || body is null)
        {
            return null;
        }

        var changes = new List<(SyntaxNode, string)> { (whole, record) };
        if (!declaration.Type.IsVar)
        {
            changes.Add((declaration.Type, "var"));
        }

        foreach (var use in body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name))
        {
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, local))
            {
                continue;
            }

            if (use.Parent is not ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element
                || Single(access, UntypedRead.TextOf(index.Expression), element, name) is not [var change])
            {
                return null;
            }

            changes.Add(change);
        }

        return changes;
    }
}
