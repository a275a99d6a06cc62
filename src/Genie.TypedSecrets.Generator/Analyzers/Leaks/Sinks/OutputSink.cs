using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes the console, debuggers and trace listeners.</summary>
internal sealed class OutputSink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "System.Console", "System.Diagnostics.Trace", "System.Diagnostics.Debug", "System.Diagnostics.Debugger", "System.Diagnostics.TraceSource",
        "System.Diagnostics.TraceListener", "System.Diagnostics.EventLog", "Spectre.Console.AnsiConsole", "Spectre.Console.AnsiConsoleExtensions",
    };

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToOutput;

    internal override bool IsTarget(IOperation target) => IsConsoleWriter(target);

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation)
    {
        if (operation is IInvocationOperation call && call.TargetMethod.Name is not ("Dispose" or "Flush") && (s_types.Contains(SymbolNames.Of(call.TargetMethod.ContainingType)) || IsConsoleWriter(call.Instance)))
        {
            return call.Arguments;
        }

        // values.ForEach(Console.WriteLine)
        if (operation is IInvocationOperation { Arguments.Length: > 0 } loop && loop.Arguments.Any(argument => argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } && s_types.Contains(SymbolNames.Of(method.ContainingType))))
        {
            return [loop.Instance ?? loop.Arguments[0].Value];
        }

        return Sets(operation, "System.Console", "Title") ? [((IAssignmentOperation)operation).Value] : [];
    }

    // Console.Error.WriteLine(…), Console.OpenStandardOutput().Write(…), also through a local
    private static bool IsConsoleWriter(IOperation? instance) => instance switch
    {
        IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: var type } } => SymbolNames.Of(type) == "System.Console",
        IInvocationOperation { TargetMethod: { Name: "OpenStandardOutput" or "OpenStandardError", ContainingType: var type } } => SymbolNames.Of(type) == "System.Console",
        ILocalReferenceOperation { Local: var local } when IsWriter(local.Type) => IsConsoleWriter(Functions.InitializerOf(local, instance)),
        IObjectCreationOperation { Type: { } type, Arguments: [{ Value: var first }, ..] } when IsWriter(type) => IsConsoleWriter(first),
        IConversionOperation conversion => IsConsoleWriter(conversion.Operand),
        _ => false,
    };

    private static bool IsWriter(ITypeSymbol type) => type.Name is "Stream" or "StreamWriter" or "TextWriter" or "BufferedStream" or "BinaryWriter" or "Utf8JsonWriter";
}
