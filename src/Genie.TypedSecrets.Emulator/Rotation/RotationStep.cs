namespace Genie.TypedSecrets.Emulator;

/// <summary>One call of a rotation function: what AWS Lambda's event says.</summary>
public sealed record RotationStep
{
    /// <summary>The first step: put the new value under the token, with the label <c>AWSPENDING</c>.</summary>
    public const string CreateSecret = "createSecret";

    /// <summary>The second step: make the database, or whatever it is, take the new value.</summary>
    public const string SetSecret = "setSecret";

    /// <summary>The third step: try the new value out.</summary>
    public const string TestSecret = "testSecret";

    /// <summary>The last step: move <c>AWSCURRENT</c> to the new version.</summary>
    public const string FinishSecret = "finishSecret";

    internal RotationStep()
    {
    }

    /// <summary>The step: <c>createSecret</c>, <c>setSecret</c>, <c>testSecret</c>, <c>finishSecret</c>, in this order.</summary>
    public required string Step { get; init; }

    /// <summary>The secret's ARN.</summary>
    public required string SecretId { get; init; }

    /// <summary>The id of the version that the rotation is to give a value and to make the current one.</summary>
    public required string ClientRequestToken { get; init; }

    internal static IReadOnlyList<string> InOrder { get; } = [CreateSecret, SetSecret, TestSecret, FinishSecret];
}
