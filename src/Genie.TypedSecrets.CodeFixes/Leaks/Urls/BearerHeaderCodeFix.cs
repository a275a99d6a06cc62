using Genie.TypedSecrets.CodeFixes.Text;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Urls;

/// <summary>
/// Fixes GTS1107 for the query parameter <c>access_token</c> of a request: the token is sent in the header <c>Authorization: Bearer</c>, which servers
/// that take the parameter must support (RFC 6750, sections 2.1 and 2.3).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BearerHeaderCodeFix))]
public sealed class BearerHeaderCodeFix() : SecretsCodeFix(AnalyzerRules.LeakToUrl)
{
    private const string Parameter = "access_token=";
    private const string Http = "global::System.Net.Http.";

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        // The header takes the token as it is.
        var (part, token) = Escaped(node) is { } escaped ? (escaped, escaped.ArgumentList.Arguments[0].Expression) : (node, node as ExpressionSyntax);
        if (token is null || ComposedText.Around(part) is not { } url || UrlWithoutToken(url) is not { } address || url.Whole.Parent is not ArgumentSyntax { NameColon: null } argument)
        {
            return null;
        }

        return argument.Parent?.Parent switch
        {
            BaseObjectCreationExpressionSyntax { Initializer: null } request when IsHttp(model.GetTypeInfo(request).Type, "HttpRequestMessage") =>
                Replace(request, SyntaxFactory.ParseExpression($"{request.ReplaceNode(url.Whole, address).WithoutTrivia()} {{ {Header(token)} }}")),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax send } call
                when call.ArgumentList.Arguments[0] == argument && IsHttp(model.GetSymbolInfo(call).Symbol?.ContainingType, "HttpClient") && Send(call, send, address, token) is { } sent => Replace(call, sent),
            _ => null,
        };
    }

    private static CodeChange Replace(ExpressionSyntax old, ExpressionSyntax own)
    {
        var names = own.DescendantNodes().Where(name => name is QualifiedNameSyntax or MemberAccessExpressionSyntax && name.ToString().StartsWith(Http, StringComparison.Ordinal));
        var replacement = own.ReplaceNodes(names, (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)).WithTriviaFrom(old);
        return new("Send the token in the Authorization header", editor => editor.ReplaceNode(old, replacement));
    }

    // http.GetAsync(url, ct) is http.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { … }, ct).
    private static ExpressionSyntax? Send(InvocationExpressionSyntax call, MemberAccessExpressionSyntax send, ExpressionSyntax url, ExpressionSyntax token)
    {
        var hasContent = send.Name.Identifier.ValueText is "PostAsync" or "PutAsync" or "PatchAsync";
        if ((!hasContent && send.Name.Identifier.ValueText is not ("GetAsync" or "DeleteAsync")) || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return null;
        }

        var method = send.Name.Identifier.ValueText.Replace("Async", string.Empty);
        var content = hasContent ? $"Content = {call.ArgumentList.Arguments[1]}, " : string.Empty;
        var rest = string.Concat(call.ArgumentList.Arguments.Skip(hasContent ? 2 : 1).Select(argument => $", {argument}"));
        return SyntaxFactory.ParseExpression(
            $"{send.Expression.WithoutTrivia()}.SendAsync(new {Http}HttpRequestMessage({Http}HttpMethod.{method}, {url.WithoutTrivia()}) {{ {content}{Header(token)} }}{rest})");
    }

    private static string Header(ExpressionSyntax token) => $"Headers = {{ Authorization = new {Http}Headers.AuthenticationHeaderValue(\"Bearer\", {token.WithoutTrivia()}) }}";

    private static ExpressionSyntax? UrlWithoutToken(ComposedText url)
    {
        var start = url.Before.Length - Parameter.Length - 1;
        if (start < 0 || !url.Before.EndsWith(Parameter, StringComparison.Ordinal) || url.Before[start] is not ('?' or '&'))
        {
            return null;
        }

        var before = url.Before.Substring(0, start);
        return url.After switch
        {
            "" when url.Following.Length == 0 => url.Without(before, string.Empty),
            ['#', ..] => url.Without(before, url.After),
            ['&', ..] => url.Without(before + url.Before[start], url.After.Substring(1)),
            _ => null,
        };
    }

    // Uri.EscapeDataString(token.Reveal())
    private static InvocationExpressionSyntax? Escaped(SyntaxNode node) => node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Take(2).FirstOrDefault(call =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EscapeDataString" or "UrlEncode" }, ArgumentList.Arguments: [var argument] }
        && (call == node || argument.Expression == node));

    private static bool IsHttp(ITypeSymbol? type, string name) => type?.Name == name && type.ContainingNamespace.ToDisplayString() == "System.Net.Http";
}
