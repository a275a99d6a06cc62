using System.Text.RegularExpressions;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Describes a call, for error messages.</summary>
/// <param name="Store">The name of the store that made the call.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Request">The requested secret, or null if the call does not concern a single secret.</param>
/// <param name="Region">The region, or null if only the agent knows it.</param>
/// <param name="Partition">The partition as in ARNs.</param>
internal sealed partial record AwsCall(string Store, string Operation, SecretRequest? Request, string? Region, string Partition)
{
    private const string AnyAccount = "*";

    internal string? SecretName => Request?.Name;

    /// <summary>Gets the ARN of the secret, or null if it is requested by its name.</summary>
    internal SecretArn? Arn => SecretName is { } id ? SecretArn.TryParse(id) : null;

    /// <summary>Gets the KMS key that encrypts the secret, if it is known.</summary>
    internal string? KmsKey { get; init; }

    /// <summary>Gets the endpoint of the call, if it is known.</summary>
    internal Uri? Endpoint { get; init; }

    /// <summary>Gets the permission that the operation needs.</summary>
    internal string Permission => $"secretsmanager:{Operation}";

    /// <summary>Gets a value indicating whether the operation writes a value.</summary>
    internal bool IsWrite => Operation is "CreateSecret" or "PutSecretValue" or "UpdateSecret";

    /// <summary>Gets the region of the secret: that of its ARN, otherwise that of the call.</summary>
    internal string? SecretRegion => Arn?.Region ?? Region;

    /// <summary>Gets the region of the secret as an option of the AWS CLI, followed by a space.</summary>
    internal string RegionOption => SecretRegion is null ? string.Empty : $"--region {SecretRegion} ";

    /// <summary>Gets a sentence that names the region, preceded by a space. It says where the region of an ARN is not that of the call.</summary>
    internal string RegionSentence => (Region, Arn) switch
    {
        (null, null) => string.Empty,
        (null, { } arn) => $" The ARN names the region {arn.Region} and the account {arn.Account}.",
        (var region, null) => $" The region is {region}.",
        var (region, arn) when arn.Region == region => $" The region is {region}, and the account is {arn.Account}.",
        var (region, arn) => $" The ARN names the region {arn.Region} and the account {arn.Account}, but the call was made in {region}, because {arn.Region} is not a region of this store. "
            + $"Add it: {AwsSecretStoreOptions.RegionsVariable}={region},{arn.Region}.",
    };

    /// <summary>Describes a call in a region.</summary>
    internal static AwsCall To(RegionalClient region, string operation, SecretRequest? request) =>
        new(AwsErrors.StoreName, operation, request, region.Region, region.Partition) { Endpoint = region.Endpoint };

    /// <summary>Describes a read through the agent.</summary>
    internal static AwsCall ThroughAgent(SecretRequest request) => new(AgentErrors.StoreName, "GetSecretValue", request, Region: null, Partition: "aws");

    /// <summary>Gets the resource that a policy must name: the secret's ARN with a wildcard for AWS's six random characters.</summary>
    /// <param name="message">The service's error message, which contains the account.</param>
    internal string Resource(string? message) => (SecretName, Arn) switch
    {
        (null, _) => "*",
        (_, { } arn) => arn.PolicyResource,
        var (name, _) => $"arn:{Partition}:secretsmanager:{Region ?? "*"}:{CallerAccount(message) ?? AnyAccount}:secret:{name}-??????",
    };

    /// <summary>Gets the account of the identity that made the call, or null if the service's message does not contain it.</summary>
    internal static string? CallerAccount(string? message) =>
        AccountPattern().Match(message ?? string.Empty) is { Success: true } match ? match.Groups["account"].Value : null;

    [GeneratedRegex(@"arn:[\w-]+:(sts|iam|secretsmanager):[\w-]*:(?<account>\d{12}):", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AccountPattern();
}
