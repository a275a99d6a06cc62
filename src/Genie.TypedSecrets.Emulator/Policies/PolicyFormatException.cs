namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>The exception for a policy document that isn't valid, or contains what the emulator can't evaluate. Its message says where and why.</summary>
#pragma warning disable CA1032 // Standard constructors: the message is required.
internal sealed class PolicyFormatException(string message) : Exception(message);
#pragma warning restore CA1032
