using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>A value that goes into a local, a parameter of a nested function, or out of that function.</summary>
/// <param name="Target">The local, parameter or function.</param>
/// <param name="Value">What gives the value.</param>
internal readonly record struct ValueFlow(ISymbol Target, IOperation Value);

/// <summary>Finds the flows of values that one operation makes.</summary>
internal static class ValueFlows
{
    private static readonly HashSet<string> s_fillers = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "Append", "AppendLine", "AppendFormat", "AppendJoin", "Replace", "Write", "WriteLine", "Push", "Enqueue",
    };

    internal static IEnumerable<ValueFlow> Of(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local } declarator => To(local, declarator.GetVariableInitializer()?.Value),
        IAssignmentOperation { Target: ITupleOperation targets, Value: ITupleOperation values } => Pairs(targets, values),
        IAssignmentOperation { Target: IDeclarationExpressionOperation { Expression: ITupleOperation targets }, Value: ITupleOperation values } => Pairs(targets, values),
        IAssignmentOperation assignment => To(HolderOf(assignment.Target), assignment.Value),
        IIsPatternOperation { Pattern: IDeclarationPatternOperation pattern } test => To(pattern.DeclaredSymbol, test.Value),
        IForEachLoopOperation loop => loop.Locals.SelectMany(local => To(local, loop.Collection)),
        IReturnOperation { ReturnedValue: { } value } => Functions.Around(operation) is { } function ? To(function, value) : [],
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call => call.Arguments.SelectMany(argument => To(argument.Parameter?.OriginalDefinition, argument.Value)),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call => IntoLambda(call),
        IInvocationOperation call => IntoReceiver(call),
        _ => [],
    };

    private static IEnumerable<ValueFlow> To(ISymbol? target, IOperation? value) =>
        target is null || value is null ? [] : [new(target, value)];

    private static IEnumerable<ValueFlow> Pairs(ITupleOperation targets, ITupleOperation values) => targets.Elements
        .Zip(values.Elements, (target, value) => To(HolderOf(target), value))
        .SelectMany(flows => flows);

    // builder.Append(value) puts the value into builder, however many calls are chained.
    private static IEnumerable<ValueFlow> IntoReceiver(IInvocationOperation call) =>
        s_fillers.Contains(call.TargetMethod.Name) && IsFilled(call.TargetMethod.ContainingType)
            ? call.Arguments.SelectMany(argument => To(HolderOf(RootOf(call.Instance)), argument.Value))
            : [];

    private static bool IsFilled(INamedTypeSymbol type) =>
        type.Name is "StringBuilder" or "StringWriter" or "List" or "Stack" or "Queue" or "TagList" or "TextWriter" or "DefaultInterpolatedStringHandler";

    // f(value), where f is a local that is a lambda: the value goes into the lambda's parameter.
    private static IEnumerable<ValueFlow> IntoLambda(IInvocationOperation call) =>
        call.Instance is ILocalReferenceOperation { Local: var local }
        && Functions.InitializerOf(local, call) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            ? call.Arguments.Zip(lambda.Symbol.Parameters, (argument, parameter) => new ValueFlow(parameter, argument.Value))
            : [];

    private static IOperation? RootOf(IOperation? receiver)
    {
        while (receiver is IInvocationOperation { Instance: { } inner })
        {
            receiver = inner;
        }

        return receiver;
    }

    private static ISymbol? HolderOf(IOperation? target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => HolderOf(declaration.Expression),
        _ => null,
    };
}
