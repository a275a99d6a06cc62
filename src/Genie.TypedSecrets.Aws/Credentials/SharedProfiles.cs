using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime.CredentialManagement;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Reads the profiles of the shared configuration files, and reports files that cannot be read.</summary>
internal static class SharedProfiles
{
    /// <summary>Gets the paths of the files for messages. The SDK ignores a variable that names a file that does not exist.</summary>
    internal static string Files =>
        $"{Describe(SharedCredentialsFile.DefaultFilePath, "AWS_SHARED_CREDENTIALS_FILE")} and {Describe(SharedCredentialsFile.DefaultConfigFilePath, "AWS_CONFIG_FILE")}";

    /// <summary>Gets a profile.</summary>
    /// <exception cref="SecretsConfigurationException">A file cannot be read.</exception>
    internal static bool TryGet(string name, [NotNullWhen(true)] out CredentialProfile? profile)
    {
        try
        {
            return new CredentialProfileStoreChain().TryGetProfile(name, out profile);
        }
        catch (Exception e)
        {
            // The SDK's message can quote a line of the file, which can contain a key.
            throw new SecretsConfigurationException(ProfileFileErrors.Find(e)
                ?? $"The AWS profile '{name}' cannot be read ({e.GetType().Name}). Check the permissions and the syntax of {Files}: aws configure list --profile {name}.");
        }
    }

    /// <summary>Checks that the profile that is selected by name exists, and those that it takes its credentials from.</summary>
    /// <param name="name">The profile that the options name, or null.</param>
    /// <exception cref="SecretsConfigurationException">A profile does not exist, or a file cannot be read.</exception>
    internal static void ThrowIfMissing(string? name)
    {
        var isSelected = name is not null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_PROFILE"));
        var source = CredentialSource.Find(name);
        var selected = name ?? CredentialSource.DefaultProfileName;
        var isUsed = name is not null || source.Kind is not (CredentialSourceKind.EnvironmentVariables or CredentialSourceKind.WebIdentity);
        if (!isSelected || !isUsed)
        {
            return;
        }

        if (TryGet(selected, out _))
        {
            if (DescribeMissingSource(selected) is { } problem)
            {
                throw new SecretsConfigurationException(problem);
            }

            return;
        }

        var setting = name is null ? "AWS_PROFILE" : $"the option {nameof(AwsSecretStoreOptions.Profile)}";
        throw new SecretsConfigurationException($"The AWS profile '{selected}', which {setting} selects, is not in {Files}. {List()}");
    }

    /// <summary>Describes the profile from which a role profile takes its credentials, if it does not exist; null otherwise.</summary>
    /// <param name="name">The role profile.</param>
    internal static string? DescribeMissingSource(string name)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (seen.Add(name) && TryGet(name, out var profile) && profile.Options.SourceProfile is { Length: > 0 } source)
        {
            if (!TryGet(source, out _))
            {
                return $"The AWS profile '{name}' takes its credentials from the profile '{source}' (source_profile), which is not in {Files}. {List()} Correct source_profile, or add the profile: aws configure --profile {CommandArgument.Quote(source)}.";
            }

            name = source;
        }

        return null;
    }

    private static string List()
    {
        var known = new CredentialProfileStoreChain().ListProfiles().Select(static profile => profile.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return known.Length == 0 ? "They contain no profile with credentials." : $"They contain: {string.Join(", ", known)}.";
    }

    /// <summary>Gets the path of a file for messages, with the variable that names it.</summary>
    internal static string Show(string file) =>
        Array.Find(["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"], variable => Environment.GetEnvironmentVariable(variable) == file) is { } name ? $"{file} ({name})" : file;

    private static string Describe(string path, string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => path,
        var configured when configured == path => $"{path} ({variable})",
        var configured => $"{path} ({variable} names {configured}, which did not exist when the program started)",
    };
}
