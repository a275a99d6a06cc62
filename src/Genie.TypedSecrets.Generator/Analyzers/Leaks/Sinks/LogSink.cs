using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes loggers: those of Microsoft.Extensions.Logging, Serilog, NLog and log4net, and every type whose name ends in <c>Logger</c>.</summary>
internal sealed class LogSink : LeakSink
{
    // Information, Info, InfoFormat, LogInformation, ForContext …
    private static readonly string[] s_verbs =
    [
        "Log", "Trace", "Verbose", "Debug", "Info", "Notice", "Warn", "Error", "Fatal", "Critical", "Write", "ForContext", "PushProperty", "BeginScope", "WithProperty",
    ];

    private static readonly string[] s_questions = ["Create", "Get", "Is", "Dispose", "Configure", "Use", "With", "Enable", "Disable", "ToString", "Equals"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToLog;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation call when Logs(call) => call.Arguments,
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when IsLogEvent(type) => creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation)),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } entry } assignment when Functions.ReceiverOf(entry) is IMemberReferenceOperation { Member.ContainingType: { } type } && IsLogEvent(type) => [assignment.Value],
        _ => [],
    };

    private static bool Logs(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.ContainingType is { } type && IsLogEvent(type) ? !StartsWith(method.Name, s_questions)
            : method.MethodKind == MethodKind.DelegateInvoke
            ? method.Parameters is [{ Type: var first }, ..] && IsLogger(first)
            : IsLoggerByShape(method) || (HasVerb(method) && (IsLogger(method.ContainingType) || IsExtensionOfLogger(method) || SymbolNames.Of(method.ContainingType) == "Serilog.Context.LogContext"))
                || IsLoggerMessage(method)
                || (method.Name.StartsWith("WriteEvent", StringComparison.Ordinal) && SymbolNames.Derives(method.ContainingType, "System.Diagnostics.Tracing.EventSource"));
    }

    // AuditLogger.Record(…): every method of such a type, except those that create or ask.
    private static bool IsLoggerByShape(IMethodSymbol method) =>
        method.ContainingType.Name.EndsWith("Logger", StringComparison.Ordinal)
        && !s_questions.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));

    // LogEventInfo and LogEventBuilder of NLog, LogEvent of Serilog, LoggingEvent of log4net.
    private static bool IsLogEvent(INamedTypeSymbol type) =>
        (type.Name.StartsWith("LogEvent", StringComparison.Ordinal) && type.Name is not "LogEventLevel") || type.Name is "LoggingEvent" or "LoggingEventData";

    private static bool HasVerb(IMethodSymbol method) => s_verbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));

    private static bool IsExtensionOfLogger(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters: [{ Type: var first }, ..] } && IsLogger(first);

    private static bool IsLoggerMessage(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute");

    private static bool IsLogger(ITypeSymbol type) => HasLoggerName(type) || type.AllInterfaces.Any(HasLoggerName);

    private static bool HasLoggerName(ITypeSymbol type) => type.Name is "ILogger" or "Logger" or "ILog" or "Log";
}
