namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>The quotas and prices of AWS, per account and region. The quotas cannot be raised.</summary>
/// <remarks>
/// The quotas are from the page "AWS Secrets Manager quotas" of the user guide, the prices from the pricing page of the service, both as of 2025.
/// They change rarely. All figures of the report depend on them.
/// </remarks>
internal static class AwsLimits
{
    /// <summary>GetSecretValue requests a second.</summary>
    public const int GetSecretValue = 10_000;

    /// <summary>BatchGetSecretValue requests a second.</summary>
    public const int BatchGetSecretValue = 100;

    /// <summary>The largest number of secrets in a BatchGetSecretValue request.</summary>
    public const int BatchSize = 20;

    /// <summary>US dollars for one request.</summary>
    public const double DollarsPerCall = 0.05 / 10_000;

    /// <summary>US dollars for one secret and month.</summary>
    public const double DollarsPerSecret = 0.40;
}
