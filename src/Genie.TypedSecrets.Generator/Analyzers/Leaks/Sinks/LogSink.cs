using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Loggers: those of Microsoft.Extensions.Logging, and those shaped like Serilog's, NLog's and log4net's, known by their names.</summary>
internal sealed class LogSink : LeakSink
{
    // Information, Info, InfoFormat, LogInformation, ForContext …
    private static readonly string[] s_verbs =
    [
        "Log", "Trace", "Verbose", "Debug", "Info", "Notice", "Warn", "Error", "Fatal", "Critical", "Write", "ForContext", "PushProperty", "BeginScope", "WithProperty",
    ];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToLog;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation is IInvocationOperation call && Logs(call) ? call.Arguments.AsEnumerable() : [];

    private static bool Logs(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.MethodKind == MethodKind.DelegateInvoke
            ? method.Parameters is [{ Type: var first }, ..] && IsLogger(first)
            : (HasVerb(method) && (IsLogger(method.ContainingType) || IsExtensionOfLogger(method) || SymbolNames.Of(method.ContainingType) == "Serilog.Context.LogContext"))
                || IsLoggerMessage(method)
                || (method.Name.StartsWith("WriteEvent", StringComparison.Ordinal) && SymbolNames.Derives(method.ContainingType, "System.Diagnostics.Tracing.EventSource"));
    }

    private static bool HasVerb(IMethodSymbol method) => s_verbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));

    private static bool IsExtensionOfLogger(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters: [{ Type: var first }, ..] } && IsLogger(first);

    private static bool IsLoggerMessage(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute");

    private static bool IsLogger(ITypeSymbol type) => HasLoggerName(type) || type.AllInterfaces.Any(HasLoggerName);

    private static bool HasLoggerName(ITypeSymbol type) => type.Name is "ILogger" or "Logger" or "ILog" or "Log";
}
