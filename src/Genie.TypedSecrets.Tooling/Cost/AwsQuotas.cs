namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>The quotas of Secrets Manager, per account and region. They cannot be raised.</summary>
/// <remarks>From the page "AWS Secrets Manager quotas" of the user guide.</remarks>
internal static class AwsQuotas
{
    /// <summary>GetSecretValue requests a second.</summary>
    internal const int GetSecretValue = 10_000;

    /// <summary>BatchGetSecretValue requests a second.</summary>
    internal const int BatchGetSecretValue = 100;

    /// <summary>The largest number of secrets in a BatchGetSecretValue request.</summary>
    internal const int BatchSize = 20;
}
