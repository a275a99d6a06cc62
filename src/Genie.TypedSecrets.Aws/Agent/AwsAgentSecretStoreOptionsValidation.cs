using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Aws;

/// <summary>Validates the options of the agent store.</summary>
internal static partial class AwsAgentSecretStoreOptionsValidation
{
    /// <summary>Validates the options.</summary>
    /// <exception cref="SecretsConfigurationException">An option is out of range.</exception>
    internal static void Validate(AwsAgentSecretStoreOptions options)
    {
        if (options.Timeout < TimeSpan.FromMilliseconds(10) || options.Timeout > TimeSpan.FromMinutes(5))
        {
            throw new SecretsConfigurationException($"The option {nameof(options.Timeout)} is {options.Timeout:c}. It must be from 00:00:00.0100000 to 00:05:00.");
        }

        if (options.RoleArn is { } role && !RoleArnPattern().IsMatch(role))
        {
            throw new SecretsConfigurationException(
                $"The role for the agent is not the ARN of an IAM role, such as arn:aws:iam::123456789012:role/reader. Check the option {nameof(options.RoleArn)} and {AwsAgentSecretStoreOptions.RoleArnVariable}.");
        }

        if (!HeaderPattern().IsMatch(options.TokenHeader))
        {
            throw new SecretsConfigurationException($"The option {nameof(options.TokenHeader)} is not the name of a request header, such as {AwsAgentSecretStoreOptions.DefaultTokenHeader}.");
        }
    }

    // As in the agent.
    [GeneratedRegex(@"\Aarn:[\w-]+:iam::[0-9]{12}:role/[\w+=,.@/-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeaderPattern();
}
