using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>
/// Recognizes URL queries and user information, which servers, proxies and browsers log, by the text around the value: <c>…?token=</c>,
/// <c>https://user:…@</c>.
/// </summary>
internal sealed class UrlSink : LeakSink
{
    // A question mark somewhere, then the name of the parameter that the value is given to.
    private static readonly Regex s_parameter = new(@"[?](?:.*&)?[\w.\-\[\]%]+=$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    // Addresses of databases and brokers are not requested by browsers or proxies.
    private static readonly Regex s_user = new("https?://[^/?#@]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToUrl;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation or IBinaryOperation => Values(TextParts.Of(operation)),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } => Values(TextParts.Of(operation)),
        IInvocationOperation { TargetMethod: { Name: "AddQueryString", ContainingType.Name: "QueryHelpers" } } call => call.Arguments,
        IInvocationOperation { TargetMethod: { Name: "Add" or "Create", ContainingType: var type } } call
            when SymbolNames.Of(type) is "Microsoft.AspNetCore.Http.QueryString" or "Microsoft.AspNetCore.Http.Extensions.QueryBuilder" => call.Arguments,
        IAssignmentOperation assignment when Sets(operation, "System.UriBuilder", "Query") => [assignment.Value],
        _ => [],
    };

    private static IEnumerable<IOperation> Values(IEnumerable<(string Text, IOperation? Value)> text)
    {
        var before = string.Empty;
        var parts = text.ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            var (own, value) = parts[i];
            if (value is null)
            {
                before += own;
                continue;
            }

            if (s_parameter.IsMatch(before) || (before.EndsWith("?", StringComparison.Ordinal) && value.Type?.Name == "NameValueCollection") || (i + 1 < parts.Count && parts[i + 1].Text.StartsWith("@", StringComparison.Ordinal) && s_user.IsMatch(before)))
            {
                yield return value;
            }

            // Represents the unknown value, which is assumed to contain no question mark.
            before += "x";
        }
    }
}
