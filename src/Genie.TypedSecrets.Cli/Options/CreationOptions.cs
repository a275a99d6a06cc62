using System.CommandLine;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The options <c>--tag</c> and <c>--kms-key-id</c>, which apply when a secret is created.</summary>
internal static class CreationOptions
{
    internal static readonly Option<string[]> Tag = new("--tag") { Description = "A tag for a new secret, in addition to the tags of its schema. Repeat the option for more.", HelpName = "key=value" };

    internal static readonly Option<string?> KmsKeyId = new("--kms-key-id") { Description = "The KMS key of a new secret. The default is the account's aws/secretsmanager.", HelpName = "id" };

    /// <summary>Gets the settings of a new secret: those of its schema, and what the options add.</summary>
    /// <exception cref="ToolingException">A tag has no key.</exception>
    internal static SecretWriteOptions Get(CommandRun run, string secretName) =>
        SecretCreations.Of(run.Project, secretName, run.Get(KmsKeyId), [.. (run.Get(Tag) ?? []).Select(Split)]);

    private static KeyValuePair<string, string> Split(string tag)
    {
        var at = tag.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? KeyValuePair.Create(tag[..at], tag[(at + 1)..])
            : throw new ToolingException("A tag has the form key=value: --tag team=platform");
    }
}
