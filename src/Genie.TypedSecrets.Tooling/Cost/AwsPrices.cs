namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>The prices of AWS in US dollars, which all costs are calculated with. They are the same in all commercial regions.</summary>
/// <remarks>
/// From the pricing pages of Secrets Manager (https://aws.amazon.com/secrets-manager/pricing/) and KMS
/// (https://aws.amazon.com/kms/pricing/), as of <see cref="AsOf"/>. A free tier is not taken into account.
/// </remarks>
public static class AwsPrices
{
    /// <summary>Gets the day on which the prices were compared with AWS's pages.</summary>
    public static DateOnly AsOf { get; } = new(2026, 9, 20);

    /// <summary>The price of one secret, or of one replica of it, for a month.</summary>
    public const double Secret = 0.40;

    /// <summary>The price of one call of Secrets Manager: $0.05 for 10,000.</summary>
    public const double Call = 0.05 / 10_000;

    /// <summary>The price of one customer managed key, or of one replica of it, for a month.</summary>
    public const double Key = 1.00;

    /// <summary>The price of one request of KMS: $0.03 for 10,000.</summary>
    public const double KeyRequest = 0.03 / 10_000;

    /// <summary>The number of days in a month that calls are counted for.</summary>
    public const int DaysPerMonth = 30;
}
