using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Splits a composed text into its constant and its variable parts.</summary>
internal static class TextParts
{
    /// <summary>Gets the parts of an interpolation, of a whole concatenation, or of <c>string.Format</c>; nothing for another operation.</summary>
    internal static IEnumerable<(string Text, IOperation? Value)> Of(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation text => text.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation own => Part(own.Text),
            IInterpolationOperation interpolation => Part(interpolation.Expression),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [{ Value: var value }, ..] } } => Part(value),
            _ => (string.Empty, part),
        }),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, Parent: not IBinaryOperation } concatenation => Operands(concatenation).Select(Part),
        IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string format } }, ..] } call => Formatted(format, call),
        IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } call => call.Arguments.SelectMany(argument => Elements(argument.Value)).Select(Part),
        _ => [],
    };

    private static (string Text, IOperation? Value) Part(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: string constant } ? (constant, null) : (string.Empty, value);

    private static IReadOnlyList<IOperation> Elements(IOperation value) => value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : new[] { value };

    // Host={0};Password={1}
    private static IEnumerable<(string Text, IOperation? Value)> Formatted(string format, IInvocationOperation call)
    {
        var arguments = call.Arguments.Skip(1).SelectMany(argument => Elements(argument.Value)).ToList();
        for (var start = 0; start < format.Length;)
        {
            var open = format.IndexOf('{', start);
            var close = open < 0 ? -1 : format.IndexOf('}', open);
            if (close < 0)
            {
                yield return (format.Substring(start), null);
                yield break;
            }

            yield return (format.Substring(start, open - start), null);
            if (int.TryParse(format.Substring(open + 1, close - open - 1).Split(',', ':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < arguments.Count)
            {
                yield return (string.Empty, arguments[index]);
            }

            start = close + 1;
        }
    }

    private static IEnumerable<IOperation> Operands(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Operands(sum.LeftOperand).Concat(Operands(sum.RightOperand)),
        IConversionOperation { IsImplicit: true } conversion => Operands(conversion.Operand),
        IParenthesizedOperation parenthesized => Operands(parenthesized.Operand),
        _ => [operation],
    };
}
