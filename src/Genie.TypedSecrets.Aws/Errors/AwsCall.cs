using System.Text.RegularExpressions;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Describes a call, for error messages.</summary>
/// <param name="Store">The name of the store that made the call.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Request">The requested secret, or null where the call does not concern a single secret.</param>
/// <param name="Region">The region, or null where only the agent knows it.</param>
/// <param name="Partition">The partition as in ARNs.</param>
internal sealed partial record AwsCall(string Store, string Operation, SecretRequest? Request, string? Region, string Partition)
{
    internal string? SecretName => Request?.Name;

    /// <summary>Gets the KMS key that encrypts the secret, where it is known.</summary>
    internal string? KmsKey { get; init; }

    /// <summary>Gets the permission that the operation needs.</summary>
    internal string Permission => $"secretsmanager:{Operation}";

    /// <summary>Describes a read through the agent.</summary>
    internal static AwsCall ThroughAgent(SecretRequest request) => new(AgentErrors.StoreName, "GetSecretValue", request, Region: null, Partition: "aws");

    /// <summary>Gets the region as an option of the AWS CLI, followed by a space.</summary>
    internal string RegionOption => Region is null ? string.Empty : $"--region {Region} ";

    /// <summary>Gets a sentence that names the region, preceded by a space.</summary>
    internal string RegionSentence => Region is null ? string.Empty : $" The region is {Region}.";

    /// <summary>Gets the resource that a policy must name: the secret's ARN with a wildcard for AWS's six random characters.</summary>
    /// <param name="message">The service's error message, which contains the account.</param>
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
