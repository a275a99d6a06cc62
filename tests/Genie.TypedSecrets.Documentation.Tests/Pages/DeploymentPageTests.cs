using System.Text.Json;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Documentation.Tests.Support;
using Genie.TypedSecrets.Stores;
using YamlDotNet.RepresentationModel;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The examples of the deployment page are valid in their formats, and name stores and variables that exist.</summary>
public sealed partial class DeploymentPageTests
{
    private const string Page = "docs/deployment.md";

    [Fact]
    public void YamlExamples_Parsed_AreValid()
    {
        var blocks = CodeBlock.In(Page).Where(static block => block.Language == "yaml").ToList();

        blocks.ShouldNotBeEmpty();
        foreach (var block in blocks)
        {
            Should.NotThrow(() => new YamlStream().Load(new StringReader(block.Code)), block.ToString());
        }
    }

    [Fact]
    public void JsonExamples_Parsed_AreValid()
    {
        foreach (var block in CodeBlock.In(Page).Where(static block => block.Language == "json"))
        {
            Should.NotThrow(() => JsonDocument.Parse(block.Code).Dispose(), block.ToString());
        }
    }

    [Fact]
    public void Stores_OfTheExamples_Exist()
    {
        var known = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var named = CodeBlock.In(Page)
            .SelectMany(static block => StoreSetting().Matches(block.Code))
            .Select(static match => match.Groups["store"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        named.ShouldNotBeEmpty();
        named.Where(store => !SecretStores.Names.Contains(store) && !known.Contains($"| `{store}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void VariableOfTheEnvironmentStore_InTheExamples_IsTheStores() =>
        File.ReadAllText(Path.Combine(Repository.Root, Page)).ShouldContain($"{EnvironmentVariableSecretStore.GetVariableName("genie-dev/api-keys")}: ");

    [Fact]
    public async Task MountOfTheExamples_ReadByTheDirectoryStore_HasTheSecret()
    {
        var mount = Directory.CreateTempSubdirectory("genie-mount-");
        try
        {
            Directory.CreateDirectory(Path.Combine(mount.FullName, "genie-prod"));
            await File.WriteAllTextAsync(Path.Combine(mount.FullName, "genie-prod", "api-keys"), """{ "github_token": "fake" }""", TestContext.Current.CancellationToken);
            await using SecretsClient client = new(new() { Environment = "prod", Store = new DirectorySecretStore(mount.FullName) });

            (await client.GetSecretValueAsync("genie-prod/api-keys", "github_token", TestContext.Current.CancellationToken)).Reveal().ShouldBe("fake");
        }
        finally
        {
            mount.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"GENIE_SECRETS_STORE(?:""?, ""?value""?:|:|=|, value:)\s*""?(?<store>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StoreSetting();
}
