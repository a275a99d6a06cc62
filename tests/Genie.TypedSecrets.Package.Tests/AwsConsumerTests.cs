using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the AWS package as its only reference: it brings the generator, and its stores are known by name.</summary>
public sealed class AwsConsumerTests(PackageFeed feed)
{
    // No process listens at the endpoint. The error shows that the store called it.
    private static readonly (string Name, string Value)[] s_environment =
    [
        ("GENIE_SECRETS_STORE", "aws"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_ACCESS_KEY_ID", "fake-access-key"),
        ("AWS_SECRET_ACCESS_KEY", "fake-secret-key"),
        ("AWS_CONFIG_FILE", "no-config"),
        ("AWS_SHARED_CREDENTIALS_FILE", "no-credentials"),
        ("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1"),
    ];

    private const string Program = """
        using Genie.TypedSecrets;
        using Genie.TypedSecrets.Stores;
        using Consumer;

        Console.WriteLine($"stores: {string.Join(' ', SecretStores.Names)}");
        try
        {
            await Secrets.Dev.ApiKeys.GetAsync();
        }
        catch (SecretsException e)
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message}");
        }
        """;

    [Fact]
    public async Task Run_OnlyTheAwsPackageReferenced_GeneratesAndKnowsTheStoresByNameUnlessDisabled()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", Program);

        Write("");
        (await consumer.BuildAsync()).ShouldSucceed().Output.ShouldNotContain("warning ");
        var output = (await consumer.RunAsync(s_environment)).ShouldSucceed().Output;

        output.ShouldMatch(@"stores: .*\baws aws-agent\b");
        output.ShouldContain("SecretStoreUnavailableException");
        output.ShouldContain("The endpoint refused the connection");

        Write("<GenieSecretsRegisterAws>false</GenieSecretsRegisterAws>");
        (await consumer.BuildAsync()).ShouldSucceed();
        output = (await consumer.RunAsync(s_environment)).ShouldSucceed().Output;

        output.ShouldNotMatch(@"stores: .*\baws\b");
        output.ShouldContain("SecretsConfigurationException");

        void Write(string properties) => consumer.WriteProject(
            "Consumer.csproj",
            "net10.0",
            properties,
            $"""<PackageReference Include="Genie.TypedSecrets.Aws" Version="{feed.Version}" />""",
            referencesPackage: false);
    }
}
