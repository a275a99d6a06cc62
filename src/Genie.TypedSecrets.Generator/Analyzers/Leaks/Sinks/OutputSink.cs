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

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation)
    {
        if (operation is IInvocationOperation call && (s_types.Contains(SymbolNames.Of(call.TargetMethod.ContainingType)) || IsConsoleWriter(call.Instance)))
        {
            return call.Arguments;
        }

        return Sets(operation, "System.Console", "Title") ? [((IAssignmentOperation)operation).Value] : [];
    }

    // Console.Error.WriteLine(…)
    private static bool IsConsoleWriter(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: var type } } && SymbolNames.Of(type) == "System.Console";
}
