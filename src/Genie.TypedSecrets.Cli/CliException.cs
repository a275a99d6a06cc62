namespace Genie.TypedSecrets.Cli;

/// <summary>What the user asked for cannot be done; the message says why and what to do.</summary>
#pragma warning disable CA1032 // Standard constructors: it always has a message of its own.
internal sealed class CliException(string message) : Exception(message);
#pragma warning restore CA1032
