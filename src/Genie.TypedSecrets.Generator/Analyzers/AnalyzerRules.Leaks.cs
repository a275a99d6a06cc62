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
        "GTS1107", "Revealed value in a URL", "The value of '{0}' is put into a URL by {1}, and servers and proxies log URLs. Send it in a header or in the body.");

    /// <summary>Gets GTS1108: the value is sent to a client.</summary>
    internal static DiagnosticDescriptor LeakToResponse { get; } = Leak(
        "GTS1108", "Revealed value in a response", "The value of '{0}' is sent to the client by {1}. Omit it, or send what the client needs instead.");

    /// <summary>Gets GTS1109: the value is part of a health check's result.</summary>
    internal static DiagnosticDescriptor LeakToHealthCheck { get; } = Leak(
        "GTS1109", "Revealed value in a health check", "The value of '{0}' is published with the result of a health check by {1}. " + Instead);

    /// <summary>Gets GTS1110: the value is cached.</summary>
    internal static DiagnosticDescriptor LeakToCache { get; } = Rule(
        "GTS1110", DiagnosticSeverity.Warning, "Revealed value in a cache", "The value of '{0}' is stored in a cache by {1}, which others can read and which does not follow rotation. Read the accessor instead: it is a cache.");

    /// <summary>Gets GTS1111: the value is part of a message.</summary>
    internal static DiagnosticDescriptor LeakToMessage { get; } = Rule(
        "GTS1111", DiagnosticSeverity.Warning, "Revealed value in a message", "The value of '{0}' is sent in a message by {1}, and queues and mailboxes store messages. Send the secret's name, and let the receiver read the secret.");

    /// <summary>Gets GTS1112: the value is stored in a database.</summary>
    internal static DiagnosticDescriptor LeakToEntity { get; } = Rule(
        "GTS1112", DiagnosticSeverity.Warning, "Revealed value in a database", "The value of '{0}' is stored in a database by {1}. Store the secret's name instead.");

    /// <summary>Gets GTS1113: the value is part of the text of a SQL statement.</summary>
    internal static DiagnosticDescriptor LeakToSql { get; } = Rule(
        "GTS1113", DiagnosticSeverity.Warning, "Revealed value in SQL text", "The value of '{0}' is part of the SQL text in {1}, which servers log. Pass it as a parameter.");

    /// <summary>Gets GTS1114: the value is put into the environment of the process.</summary>
    internal static DiagnosticDescriptor LeakToEnvironment { get; } = Rule(
        "GTS1114", DiagnosticSeverity.Warning, "Revealed value in an environment variable", "The value of '{0}' is put into the environment of this process by {1}, which all child processes inherit. Set it in the environment of the one process that needs it.");

    /// <summary>Gets GTS1115: the value is inserted into the text of a connection string.</summary>
    internal static DiagnosticDescriptor ComposedConnectionString { get; } = Rule(
        "GTS1115", DiagnosticSeverity.Warning, "Revealed value inserted into a connection string", "The value of '{0}' is inserted into the text of a connection string. A password with a semicolon breaks it or changes other settings. Use {1}, or CreateDataSource of the accessor, which also follows rotation.");

    private static DiagnosticDescriptor Leak(string id, string title, string message) => Rule(id, DiagnosticSeverity.Error, title, message);
}
