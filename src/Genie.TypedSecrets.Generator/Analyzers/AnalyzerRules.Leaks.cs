using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

// Arguments of all of these: the secret's name, where its value goes.
internal static partial class AnalyzerRules
{
    private const string Instead = "Pass the Secret<T> itself, which prints ***, or leave it out.";

    /// <summary>GTS1101: into a log.</summary>
    internal static DiagnosticDescriptor LeakToLog { get; } = Leak(
        "GTS1101", "Revealed value in a log", "The value of '{0}' is revealed to a log by {1}. " + Instead);

    /// <summary>GTS1102: to the console, a debugger or a trace listener.</summary>
    internal static DiagnosticDescriptor LeakToOutput { get; } = Leak(
        "GTS1102", "Revealed value in the output", "The value of '{0}' is revealed to the output by {1}. " + Instead);

    /// <summary>GTS1103: into traces and metrics.</summary>
    internal static DiagnosticDescriptor LeakToTelemetry { get; } = Leak(
        "GTS1103", "Revealed value in telemetry", "The value of '{0}' is revealed to telemetry by {1}. Use the secret's name, or leave it out.");

    /// <summary>GTS1104: into an exception.</summary>
    internal static DiagnosticDescriptor LeakToException { get; } = Leak(
        "GTS1104", "Revealed value in an exception", "The value of '{0}' is revealed by {1} to everyone who catches or logs it. " + Instead);

    /// <summary>GTS1105: into a file of text.</summary>
    internal static DiagnosticDescriptor LeakToFile { get; } = Leak(
        "GTS1105", "Revealed value in a file", "The value of '{0}' is written to a file in plain text by {1}. Let who reads the file read the secret instead.");

    /// <summary>GTS1106: into the arguments of a process.</summary>
    internal static DiagnosticDescriptor LeakToProcess { get; } = Leak(
        "GTS1106", "Revealed value in the arguments of a process", "The value of '{0}' is passed as an argument by {1}, where every user of the machine can read it. Use standard input or the process's environment.");

    /// <summary>GTS1107: into the query of a URL.</summary>
    internal static DiagnosticDescriptor LeakToUrl { get; } = Leak(
        "GTS1107", "Revealed value in the query of a URL", "The value of '{0}' is put into the query of a URL by {1}, which servers and proxies log. Send it in a header or in the body.");

    private static DiagnosticDescriptor Leak(string id, string title, string message) => Rule(id, DiagnosticSeverity.Error, title, message);
}
