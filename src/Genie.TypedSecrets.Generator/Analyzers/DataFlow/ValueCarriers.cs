using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>What hands a value on, in one form or another, and what does not.</summary>
internal static class ValueCarriers
{
    // Known to later compilers than the one this is built with, which calls it nothing at all.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;

    // Their methods give what they are given: trimmed, encoded, joined, awaited, but there.
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal)
    {
        "System.String", "System.Object", "System.Char", "System.Convert", "System.Uri", "System.MemoryExtensions", "System.FormattableString",
        "System.Text.StringBuilder", "System.Text.Encoding", "System.Text.Json.JsonSerializer", "System.Text.RegularExpressions.Regex",
        "System.IO.StringWriter", "System.IO.TextWriter", "System.IO.Path", "System.Net.WebUtility", "System.Web.HttpUtility", "System.Linq.Enumerable",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Collections.Generic.List", "System.Array",
        "System.Collections.Generic.Stack", "System.Collections.Generic.Queue", "System.Collections.Generic.KeyValuePair",
    };

    // Objects that are their arguments.
    private static readonly HashSet<string> s_keeping = new(StringComparer.Ordinal)
    {
        "System.String", "System.Uri", "System.UriBuilder", "System.Text.StringBuilder", "System.Collections.Generic.KeyValuePair",
        "System.Collections.Generic.List", "System.Threading.Tasks.ValueTask", "System.ReadOnlySpan", "System.Tuple", "System.ValueTuple", "System.Lazy",
        "System.Diagnostics.ActivityEvent", "System.Diagnostics.ActivityTagsCollection", "System.Diagnostics.TagList", "System.Diagnostics.Metrics.Measurement",
    };

    // What is no part of the value worth hiding.
    private static readonly HashSet<string> s_harmless = new(StringComparer.Ordinal)
    {
        "Length", "Count", "Host", "IdnHost", "DnsSafeHost", "Authority", "Scheme", "Port", "Capacity", "Encoding",
    };

    /// <summary>Whether a value of this type can hold a secret's text: not a yes or no, nor a number, such as a length or a comparison.</summary>
    internal static bool CanCarry(ITypeSymbol? type) => type?.SpecialType is not (
        SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_Decimal);

    /// <summary>Whether a method's result holds what it is called on or called with.</summary>
    internal static bool Passes(IMethodSymbol method) =>
        (method.Name == "ToString" && method.Parameters.Length <= 1)
        || s_passing.Contains(SymbolNames.Of(method.ContainingType));

    /// <summary>Whether an object holds what it is made from.</summary>
    internal static bool Keeps(IObjectCreationOperation creation) => creation.Type is INamedTypeSymbol type && s_keeping.Contains(SymbolNames.Of(type));

    /// <summary>Whether a property gives the value of the object, or a part of it.</summary>
    internal static bool ExposesValue(IPropertySymbol property) => CanCarry(property.Type) && !s_harmless.Contains(property.Name);

    /// <summary>The parts of an operation. Those of text that a handler puts together are the handler's arguments.</summary>
    internal static IEnumerable<IOperation> PartsOf(IOperation operation) => operation is IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call }
        ? call.Arguments
        : operation.ChildOperations;

    /// <summary>Whether an operation gives what its parts give.</summary>
    internal static bool IsTransparent(IOperation operation) => IsStringBuilding(operation)
        || operation is IAwaitOperation
            or IArrayElementReferenceOperation
            or IImplicitIndexerReferenceOperation
            or IDelegateCreationOperation;

    /// <summary>Whether an operation puts text or a list together, so that the parts to blame are within it.</summary>
    internal static bool IsStringBuilding(IOperation operation) => operation
        is IInterpolatedStringOperation
            or IInterpolationOperation
            or IInterpolatedStringHandlerCreationOperation
            or IInterpolatedStringAppendOperation
            or IInterpolatedStringAdditionOperation
            or IArgumentOperation
            or IConversionOperation
            or IParenthesizedOperation
            or ICoalesceOperation
            or IArrayCreationOperation
            or IArrayInitializerOperation
            or IObjectCreationOperation
            or IAnonymousObjectCreationOperation
            or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } }
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        || operation.Kind == CollectionExpression
        || operation.Syntax is CollectionExpressionSyntax;
}
