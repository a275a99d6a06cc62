using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS11xx: a revealed value reaches a place where others can read it. Arguments: the secret's name, the place.</content>
internal static partial class AnalyzerRules
{
    private const string Instead = "Pass the Secret<T> itself, which prints ***, or omit it.";

    /// <summary>Gets GTS1101: the value is logged.</summary>
    internal static DiagnosticDescriptor LeakToLog { get; } = Leak(
        "GTS1101", "Revealed value in a log", "The value of '{0}' is logged by {1}. " + Instead);

    /// <summary>Gets GTS1102: the value is written to the console, a debugger or a trace listener.</summary>
    internal static DiagnosticDescriptor LeakToOutput { get; } = Leak(
        "GTS1102", "Revealed value in console or trace output", "The value of '{0}' is printed by {1}. " + Instead);

    /// <summary>Gets GTS1103: the value is part of a trace or a metric.</summary>
    internal static DiagnosticDescriptor LeakToTelemetry { get; } = Leak(
        "GTS1103", "Revealed value in telemetry", "The value of '{0}' is sent to telemetry by {1}. Use the secret's name, or omit it.");

    /// <summary>Gets GTS1104: the value is part of an exception.</summary>
    internal static DiagnosticDescriptor LeakToException { get; } = Leak(
        "GTS1104", "Revealed value in an exception", "The value of '{0}' becomes part of an exception in {1}, and exceptions are logged. " + Instead);

    /// <summary>Gets GTS1105: the value is written to a file.</summary>
    internal static DiagnosticDescriptor LeakToFile { get; } = Leak(
        "GTS1105", "Revealed value in a file", "The value of '{0}' is written to a file in plain text by {1}. Let the program that reads the file read the secret instead.");

    /// <summary>Gets GTS1106: the value is a command-line argument.</summary>
    internal static DiagnosticDescriptor LeakToProcess { get; } = Leak(
        "GTS1106", "Revealed value in command-line arguments", "The value of '{0}' is passed as a command-line argument by {1}, and every user of the machine can read those. Use standard input or the environment of the process.");

    /// <summary>Gets GTS1107: the value is in the query of a URL.</summary>
    internal static DiagnosticDescriptor LeakToUrl { get; } = Leak(
        "GTS1107", "Revealed value in a URL query", "The value of '{0}' is put into the query of a URL by {1}, and servers and proxies log URLs. Send it in a header or in the body.");

    private static DiagnosticDescriptor Leak(string id, string title, string message) => Rule(id, DiagnosticSeverity.Error, title, message);
}
