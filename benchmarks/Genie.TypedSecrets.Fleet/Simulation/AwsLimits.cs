namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>What AWS allows and charges, per account and region. None of the rates can be raised.</summary>
/// <remarks>
/// Rates: the page "AWS Secrets Manager quotas" of the user guide. Prices: the service's pricing page. Both as of 2025; they change rarely,
/// and every figure of the report follows from these.
/// </remarks>
internal static class AwsLimits
{
    /// <summary>GetSecretValue requests a second.</summary>
    public const int GetSecretValue = 10_000;

    /// <summary>BatchGetSecretValue requests a second.</summary>
    public const int BatchGetSecretValue = 100;

    /// <summary>Secrets a BatchGetSecretValue request may ask for.</summary>
    public const int BatchSize = 20;

    /// <summary>US dollars for one request.</summary>
    public const double DollarsPerCall = 0.05 / 10_000;

    /// <summary>US dollars for one secret and month.</summary>
    public const double DollarsPerSecret = 0.40;
}
