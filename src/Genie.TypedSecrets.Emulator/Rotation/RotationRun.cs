namespace Genie.TypedSecrets.Emulator;

/// <summary>A rotation that ended.</summary>
public sealed record RotationRun
{
    internal RotationRun()
    {
    }

    /// <summary>The secret, by name.</summary>
    public required string SecretName { get; init; }

    /// <summary>The id of the version it was to make current.</summary>
    public required string ClientRequestToken { get; init; }

    /// <summary>The step that failed; null where it succeeded.</summary>
    public string? FailedStep { get; init; }

    /// <summary>The type of what the function threw; null where it succeeded. Its message is not kept: it may hold a value.</summary>
    public string? Error { get; init; }

    /// <summary>Whether all steps were done.</summary>
    public bool IsSuccess => FailedStep is null;
}
