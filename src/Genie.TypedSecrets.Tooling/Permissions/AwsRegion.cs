using System.Text.RegularExpressions;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Genie.TypedSecrets.Tooling.Permissions;

/// <summary>Represents a region of AWS with its partition, as the SDK knows them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Partition">The partition, as in ARNs: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Domain">The domain of the services: <c>amazonaws.com</c>.</param>
internal sealed partial record AwsRegion(string Name, string Partition, string Domain)
{
    /// <summary>Gets a region by its name.</summary>
    /// <exception cref="ToolingException">The name is not that of a region.</exception>
    internal static AwsRegion Of(string name)
    {
        if (!Pattern().IsMatch(name))
        {
            throw new ToolingException($"'{name}' is not a region. Name each region on its own: --region us-east-1 --region eu-west-1");
        }

        return Fn.Partition(name) is { } partition ? new(name, partition.name, partition.dnsSuffix) : new(name, "aws", "amazonaws.com");
    }

    [GeneratedRegex(@"\A([a-z]+-)+[0-9]{1,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
