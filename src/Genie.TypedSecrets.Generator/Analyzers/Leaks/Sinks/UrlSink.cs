using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes URL queries, which servers, proxies and browsers log, by the text before the value: <c>…?token=</c>.</summary>
internal sealed class UrlSink : LeakSink
{
    // A question mark somewhere, then the name of the parameter that the value is given to.
    private static readonly Regex s_parameter = new(@"[?](?:.*&)?[\w.\-\[\]%]+=$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToUrl;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation or IBinaryOperation => Values(TextParts.Of(operation)),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } => Values(TextParts.Of(operation)),
        IInvocationOperation { TargetMethod: { Name: "AddQueryString", ContainingType.Name: "QueryHelpers" } } call => call.Arguments,
        IInvocationOperation { TargetMethod: { Name: "Add" or "Create", ContainingType: var type } } call
            when SymbolNames.Of(type) == "Microsoft.AspNetCore.Http.QueryString" => call.Arguments,
        IAssignmentOperation assignment when Sets(operation, "System.UriBuilder", "Query") => [assignment.Value],
        _ => [],
    };

    private static IEnumerable<IOperation> Values(IEnumerable<(string Text, IOperation? Value)> parts)
    {
        var before = string.Empty;
        foreach (var (text, value) in parts)
        {
            if (value is null)
            {
                before += text;
                continue;
            }

            if (s_parameter.IsMatch(before))
            {
                yield return value;
            }

            // Represents the unknown value, which is assumed to contain no question mark.
            before += "x";
        }
    }
}
