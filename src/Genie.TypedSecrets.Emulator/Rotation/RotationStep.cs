namespace Genie.TypedSecrets.Emulator;

/// <summary>One call of a rotation function: what AWS Lambda's event says.</summary>
/// <param name="Step">The step: <c>createSecret</c>, <c>setSecret</c>, <c>testSecret</c>, <c>finishSecret</c>, in this order.</param>
/// <param name="SecretId">The secret's ARN.</param>
/// <param name="ClientRequestToken">The id of the version that the rotation is to give a value and to make the current one.</param>
public sealed record RotationStep(string Step, string SecretId, string ClientRequestToken)
{
    /// <summary>The first step: put the new value under the token, with the label <c>AWSPENDING</c>.</summary>
    public const string CreateSecret = "createSecret";

    /// <summary>The second step: make the database, or whatever it is, take the new value.</summary>
    public const string SetSecret = "setSecret";

    /// <summary>The third step: try the new value out.</summary>
    public const string TestSecret = "testSecret";

    /// <summary>The last step: move <c>AWSCURRENT</c> to the new version.</summary>
    public const string FinishSecret = "finishSecret";

    internal static IReadOnlyList<string> InOrder { get; } = [CreateSecret, SetSecret, TestSecret, FinishSecret];
}
