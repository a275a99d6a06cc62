using System.Text.RegularExpressions;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>What was asked of whom: what an error message is made of.</summary>
/// <param name="Store">The store that asked.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Request">The secret; null where it is no one secret.</param>
/// <param name="Region">The region; null where it is the agent who knows.</param>
/// <param name="Partition">The partition, as ARNs name it.</param>
internal sealed partial record AwsCall(string Store, string Operation, SecretRequest? Request, string? Region, string Partition)
{
    internal string? SecretName => Request?.Name;

    /// <summary>The KMS key the secret is encrypted with, where that was found out.</summary>
    internal string? KmsKey { get; init; }

    /// <summary>The permission the operation needs.</summary>
    internal string Permission => $"secretsmanager:{Operation}";

    /// <summary>A get that the agent made.</summary>
    internal static AwsCall ThroughAgent(SecretRequest request) => new(AgentErrors.StoreName, "GetSecretValue", request, Region: null, Partition: "aws");

    /// <summary>The region as an option of the AWS CLI, with a space behind it.</summary>
    internal string RegionOption => Region is null ? string.Empty : $"--region {Region} ";

    /// <summary>A sentence about the region, with a space in front.</summary>
    internal string RegionSentence => Region is null ? string.Empty : $" The region is {Region}.";

    /// <summary>What a policy must name: the secret's ARN with AWS's six random characters left open.</summary>
    /// <param name="message">AWS's message: it names the account.</param>
    internal string Resource(string? message) => SecretName switch
    {
        null => "*",
        var arn when SecretId.IsArn(arn) => arn,
        var name => $"arn:{Partition}:secretsmanager:{Region ?? "*"}:{Account(message)}:secret:{name}-??????",
    };

    private static string Account(string? message) =>
        AccountPattern().Match(message ?? string.Empty) is { Success: true } match ? match.Groups["account"].Value : "*";

    [GeneratedRegex(@"arn:[\w-]+:(sts|iam|secretsmanager):[\w-]*:(?<account>\d{12}):", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AccountPattern();
}
