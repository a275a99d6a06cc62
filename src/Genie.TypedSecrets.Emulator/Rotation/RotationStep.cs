namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents one call of a rotation function: the event that a Lambda function receives.</summary>
public sealed record RotationStep
{
    /// <summary>The first step: store the new value under the token with the staging label <c>AWSPENDING</c>.</summary>
    public const string CreateSecret = "createSecret";

    /// <summary>The second step: set the new value in the database or service.</summary>
    public const string SetSecret = "setSecret";

    /// <summary>The third step: test the new value.</summary>
    public const string TestSecret = "testSecret";

    /// <summary>The last step: move <c>AWSCURRENT</c> to the new version.</summary>
    public const string FinishSecret = "finishSecret";

    internal RotationStep()
    {
    }

    /// <summary>Gets the step: <c>createSecret</c>, <c>setSecret</c>, <c>testSecret</c>, <c>finishSecret</c>, in this order.</summary>
    public required string Step { get; init; }

    /// <summary>Gets the secret's ARN.</summary>
    public required string SecretId { get; init; }

    /// <summary>Gets the id of the version that the rotation creates.</summary>
    public required string ClientRequestToken { get; init; }

    internal static IReadOnlyList<string> InOrder { get; } = [CreateSecret, SetSecret, TestSecret, FinishSecret];
}
