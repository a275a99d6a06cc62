using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Aws;

/// <summary>Represents the ARN of a secret: <c>arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-a1b2c3</c>.</summary>
/// <param name="Partition">The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, <c>aws-iso</c>, ….</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Resource">The name, with or without the hyphen and the six characters that AWS appends. Without them, the ARN is a partial ARN.</param>
internal sealed partial record SecretArn(string Partition, string Region, string Account, string Resource)
{
    private const string Prefix = "arn:";

    // The longest SecretId of the API.
    private const int MaxLength = 2048;

    /// <summary>Gets the name of the secret. A name that ends in a hyphen and six characters cannot be distinguished from the end of a complete ARN.</summary>
    internal string Name => IsComplete ? Resource[..^7] : Resource;

    /// <summary>Gets a value indicating whether the ARN ends in a hyphen and six characters.</summary>
    internal bool IsComplete => SuffixPattern().IsMatch(Resource);

    /// <summary>Gets the resource that a policy must name.</summary>
    internal string PolicyResource => IsComplete ? ToString() : $"{this}-??????";

    /// <summary>Determines whether a text is meant as an ARN. A name cannot contain a colon.</summary>
    internal static bool IsMeant(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Parses an ARN.</summary>
    /// <returns>The ARN, or null if the text is not the ARN of a secret.</returns>
    internal static SecretArn? TryParse(string id)
    {
        if (id.Length > MaxLength || !IsMeant(id) || Pattern().Match(id) is not { Success: true } match || !SecretId.IsName(match.Groups["resource"].Value, MaxLength))
        {
            return null;
        }

        return new(match.Groups["partition"].Value, match.Groups["region"].Value, match.Groups["account"].Value, match.Groups["resource"].Value);
    }

    /// <summary>Gets the ARN of the replica in another region. It differs from that of the primary in the region only.</summary>
    internal SecretArn In(string region) => this with { Region = region };

    public override string ToString() => $"arn:{Partition}:secretsmanager:{Region}:{Account}:secret:{Resource}";

    [GeneratedRegex(@"\Aarn:(?<partition>aws(-[a-z0-9]+)*):secretsmanager:(?<region>[a-z0-9-]{1,64}):(?<account>[0-9]{12}):secret:(?<resource>[^:]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@".-[A-Za-z0-9]{6}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SuffixPattern();
}
