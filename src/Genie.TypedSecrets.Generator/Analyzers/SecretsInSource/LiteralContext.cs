using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Determines what a string in the code is assigned to, compared with or passed to.</summary>
internal static class LiteralContext
{
    private const int LongestKey = 100;

    private static readonly string[] s_lookups = ["Get", "Try", "Add", "Contains", "Remove", "Has", "Find", "Lookup", "Exists", "Read", "Delete", "Insert", "Register", "Resolve", "Translate", "Localize", "Increment"];

    internal static CredentialContext Of(ExpressionSyntax value, string text, SemanticModel model, CancellationToken cancellationToken)
    {
        var current = Outermost(value);
        if (SecretReceivers.Of(current) is { } receiver)
        {
            return new(receiver, TypeAround(value), TakesSecrets: true);
        }

        var name = NameOf(current, model, cancellationToken);
        var around = $"{ReceiverOf(current)} {TypeAround(value)}";
        if (!ValueUses.AreFollowed(current) || !CredentialDetector.LooksSecret(text))
        {
            return new(name, around);
        }

        // What the name does not say, the uses can say.
        var (place, isName) = ValueUses.Of(current, model, cancellationToken);
        return place is null || IsId(name) || CredentialDetector.IsSecretName(name ?? string.Empty) ? new(name, around, IsName: isName) : new(place, around, TakesSecrets: true);
    }

    // ClientId: some APIs take the id of a client in a header that is named like a key.
    private static bool IsId(string? name) => name is not null && (name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal));

    // The variable, key or parameter that gets the value, through all expressions that forward it.
    internal static ExpressionSyntax Outermost(ExpressionSyntax value)
    {
        var current = value;
        while (true)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or PostfixUnaryExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != current:
                    current = (ExpressionSyntax)current.Parent;
                    break;
                case ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax when current is InitializerExpressionSyntax:
                    current = (ExpressionSyntax)current.Parent;
                    break;
                case ExpressionElementSyntax { Parent: CollectionExpressionSyntax list }:
                    current = list;
                    break;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Expression == current:
                    current = choice;
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } } when Passes(call):
                    current = call;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == current && member.Name.Identifier.ValueText is "ToArray" or "ToCharArray" or "AsSpan" or "AsMemory" or "Trim" or "ToString" or "Replace":
                    current = call;
                    break;
                default:
                    return current;
            }
        }
    }

    private static bool Passes(ExpressionSyntax call) => SecretReceivers.NameOf(call) is "GetBytes" or "FromBase64String" or "FromHexString" or "Decode" or "DecodeFromUtf8" or "EscapeDataString" or "UrlEncode" or "ToSecureString" or "Intern" or "Concat" or "Format" or "SigningCredentials" or "Lazy" or "Option" or "FromResult" or "StringValues" or "Base64UrlDecode" or "DecodeBytes" or "StringContent" or "PlainTextSecret";

    internal static string? NameOf(ExpressionSyntax current, SemanticModel model, CancellationToken cancellationToken) => current.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => parameter.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: { } member } => NameOfMember(member),
        ReturnStatementSyntax statement => statement.Ancestors().Select(NameOfMember).FirstOrDefault(name => name is not null),
        AssignmentExpressionSyntax assignment when assignment.Right == current => TextOf(assignment.Left),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name } => name.Name.Identifier.ValueText,
        AttributeArgumentSyntax argument => argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? (argument.Parent?.Parent as AttributeSyntax)?.Name.ToString(),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var key, ..] } when key != current => TextOf(key),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison => TextOf(comparison.Left == current ? comparison.Right : comparison.Left),
        ConstantPatternSyntax pattern => NameOfMatched(pattern),
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => TextOf(choice.Expression),
        ArgumentSyntax { Parent: not BracketedArgumentListSyntax } argument => NameOfArgument(argument, model, cancellationToken),
        _ => null,
    };

    private static string? NameOfMember(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };

    private static string? NameOfMatched(ConstantPatternSyntax pattern) => pattern.Ancestors()
        .Select(node => node switch
        {
            IsPatternExpressionSyntax test => TextOf(test.Expression),
            SwitchExpressionSyntax choice => TextOf(choice.GoverningExpression),
            SwitchStatementSyntax choice => TextOf(choice.Expression),
            _ => null,
        })
        .FirstOrDefault(name => name is not null);

    // Connect("loader", "…") by the parameter; Add("ApiKey", "…"), whose parameter is called value, by the text before it.
    private static string? NameOfArgument(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.NameColon is { } name)
        {
            return name.Name.Identifier.ValueText;
        }

        if (argument.Parent is TupleExpressionSyntax tuple)
        {
            var place = tuple.Arguments.IndexOf(argument);
            return place > 0 ? TextOf(tuple.Arguments[place - 1].Expression) : null;
        }

        if (argument.Parent is not ArgumentListSyntax { Parent: { } call } list)
        {
            return null;
        }

        var index = list.Arguments.IndexOf(argument);
        var parameter = model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && index < method.Parameters.Length
            ? method.Parameters[index].Name
            : null;

        // token.Equals("…") and string.Equals(token, "…") compare, expected: "…" does too.
        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" or "SequenceEqual" or "FixedTimeEquals" or "CompareTo" or "Compare" } compared })
        {
            var isStatic = compared.Expression is PredefinedTypeSyntax || compared.Expression.ToString() is "String" or "CryptographicOperations" or "MemoryExtensions" or "StringComparer.Ordinal";
            return isStatic && list.Arguments.Count > 1 ? TextOf(list.Arguments[index == 0 ? 1 : 0].Expression) : TextOf(compared.Expression);
        }

        if (parameter is not null && CredentialDetector.IsSecretName(parameter))
        {
            return parameter;
        }

        var before = index > 0 ? TextOf(list.Arguments[index - 1].Expression) : null;
        return before is { Length: > 0 and < LongestKey } && before.IndexOf(' ') < 0 ? before
            : SecretReceivers.NameOf(call) is { } called && IsSetter(called, list.Arguments.Count) ? called
            : parameter is "key" or "keys" && SecretReceivers.NameOf(call) is { } lookup && IsLookup(lookup) ? null
            : parameter;
    }

    // settings.GetValue("…"), dictionary.Add("…", value): the key of an entry.
    internal static bool IsLookup(string method) =>
        Array.Exists(s_lookups, start => method.StartsWith(start, StringComparison.Ordinal) && (method.Length == start.Length || char.IsUpper(method[start.Length])));

    // SetPassword("…"), WithApiKey("…"), UseToken("…")
    internal static bool IsSetter(string method, int arguments) =>
        arguments == 1 && (method.StartsWith("Set", StringComparison.Ordinal) || method.StartsWith("With", StringComparison.Ordinal) || method.StartsWith("Use", StringComparison.Ordinal) || method.StartsWith("Add", StringComparison.Ordinal));

    private static string? ReceiverOf(ExpressionSyntax current) =>
        current.Parent is ArgumentSyntax { Parent.Parent: { } call } ? SecretReceivers.NameOf(call)
        : current.Parent is AssignmentExpressionSyntax { Left: var target, Parent: var initializer } ? $"{target} {SecretReceivers.NameOf(initializer?.Parent)}"
        : null;

    private static string? TypeAround(SyntaxNode node) => node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText;

    // The text of a key, or the name of what holds it.
    internal static string? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value as string,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "Text" or "Length" } member => TextOf(member.Expression),
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => TextOf(key.Expression),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } => TextOf(key.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }, ..] } => key,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "Trim" or "ToLower" or "ToLowerInvariant" } member } => TextOf(member.Expression),
        PostfixUnaryExpressionSyntax suppressed => TextOf(suppressed.Operand),
        _ => null,
    };
}
