namespace Genie.TypedSecrets.Tooling;

/// <summary>Represents a request that cannot be carried out. The message says why and what to do, and never holds a value.</summary>
#pragma warning disable CA1032 // Standard constructors: this exception always has a message of its own.
public sealed class ToolingException(string message) : Exception(message);
#pragma warning restore CA1032
