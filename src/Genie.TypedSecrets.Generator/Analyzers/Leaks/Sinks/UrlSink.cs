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
        IInterpolatedStringOperation text => Values(text.Parts),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, Parent: not IBinaryOperation } concatenation => Values(Operands(concatenation)),
        IInvocationOperation { TargetMethod: { Name: "AddQueryString", ContainingType.Name: "QueryHelpers" } } call => call.Arguments,
        IInvocationOperation { TargetMethod: { Name: "Add" or "Create", ContainingType: var type } } call
            when SymbolNames.Of(type) == "Microsoft.AspNetCore.Http.QueryString" => call.Arguments,
        IAssignmentOperation assignment when Sets(operation, "System.UriBuilder", "Query") => [assignment.Value],
        _ => [],
    };

    private static IEnumerable<IOperation> Values(IEnumerable<IOperation> parts)
    {
        var before = string.Empty;
        foreach (var part in parts)
        {
            var value = part switch
            {
                IInterpolatedStringTextOperation text => text.Text,
                IInterpolationOperation interpolation => interpolation.Expression,
                _ => part,
            };
            if (value.ConstantValue is { HasValue: true, Value: string constant })
            {
                before += constant;
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

    private static IEnumerable<IOperation> Operands(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Operands(sum.LeftOperand).Concat(Operands(sum.RightOperand)),
        IConversionOperation { IsImplicit: true } conversion => Operands(conversion.Operand),
        _ => [operation],
    };
}
