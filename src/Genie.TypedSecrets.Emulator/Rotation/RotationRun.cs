namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents a rotation that has ended.</summary>
public sealed record RotationRun
{
    internal RotationRun()
    {
    }

    /// <summary>Gets the name of the secret.</summary>
    public required string SecretName { get; init; }

    /// <summary>Gets the id of the version that the rotation creates.</summary>
    public required string ClientRequestToken { get; init; }

    /// <summary>Gets whether only the test step ran, for <c>RotateSecret</c> with <c>RotateImmediately</c> false.</summary>
    public bool IsTest { get; init; }

    /// <summary>Gets the step that failed; null if the rotation succeeded.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Gets the type of the exception; null if the rotation succeeded. The exception's message isn't kept, because it may contain a value.</summary>
    public string? Error { get; init; }

    /// <summary>Gets whether all steps succeeded.</summary>
    public bool IsSuccess => FailedStep is null;
}
