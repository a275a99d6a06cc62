using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the installed package: builds, runs, and what the compiler reports when a schema changes.</summary>
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Canary = "CANARY-consumer-value";

    private const string Program = """
        using Genie.TypedSecrets;
        using Consumer;

        Secret<string> token = await Task.FromResult(Secrets.Dev.ApiKeys.GithubToken);
        Console.WriteLine($"token {token}, {token.Reveal().Length} characters");
        Console.WriteLine(await Secrets.Current.ApiKeys.GetAsync());
        """;

    private static readonly (string Name, string Value)[] s_environment =
    [
        ("GENIE_SECRETS_STORE", "environment"),
        ("GENIE_DEV__API_KEYS", $$"""{"github_token":"{{Canary}}"}"""),
    ];

    [Theory]
    [InlineData("net10.0", "")]
    [InlineData("net8.0", "<LangVersion>12</LangVersion>")]
    public async Task Build_StrictProjectOfAnySupportedFramework_HasNoWarning(string framework, string properties)
    {
        var consumer = feed.CreateConsumer();
        consumer.WriteProject("Consumer.csproj", framework, properties);
        consumer.Write("Program.cs", Program);

        (await consumer.BuildAsync()).ShouldSucceed().Output.ShouldNotContain("warning ");
    }

    [Fact]
    public async Task Run_InstalledFromThePackage_ReadsTheSecretAndPrintsItMasked()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", Program);
        (await consumer.BuildAsync()).ShouldSucceed();

        var outcome = (await consumer.RunAsync(s_environment)).ShouldSucceed();

        outcome.Output.ShouldContain($"token ***, {Canary.Length} characters");
        outcome.Output.ShouldContain("ApiKeysSecret { GithubToken = *** }");
        outcome.Output.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Build_KeyRenamedInTheSchema_NamesTheNewKeyInTheCompileError()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", Program);
        (await consumer.BuildAsync()).ShouldSucceed();

        consumer.Write("schemas/api-keys.schema.json", ConsumerProject.ApiKeysSchema("github_pat", """, "x-renamed-from": ["github_token"]"""));

        var output = (await consumer.BuildAsync()).ShouldFail().Output;
        output.ShouldContain("Program.cs(4,");
        output.ShouldContain("error CS0619");
        output.ShouldContain("GithubPat");
    }

    [Fact]
    public async Task Build_KeyRemovedFromTheSchema_FailsAtTheUse()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", Program);
        consumer.Write("schemas/api-keys.schema.json", ConsumerProject.ApiKeysSchema("gitlab_token"));

        (await consumer.BuildAsync()).ShouldFail().Output.ShouldContain("error CS1061");
    }

    [Fact]
    public async Task Build_CodeThatRulesForbid_FailsWithThem()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", """
            using Consumer;

            Console.WriteLine(Secrets.Current.ApiKeys.GithubToken.Reveal());
            Console.WriteLine(Secrets.Current.ApiKeys.GithubTokn);
            """);

        // The shape of a credential, put together here: the repository holds none.
        consumer.Write("appsettings.json", $$"""{ "Aws": { "Id": "AK{{"IA" + "QYLPMN5HHHFPZAM2"}}" } }""");

        var output = (await consumer.BuildAsync()).ShouldFail().Output;

        output.ShouldMatch(@"Program\.cs\(3,\d+\): error GTS11\d\d");
        output.ShouldMatch(@"Program\.cs\(4,\d+\): error CS1061.*GithubTokn");
        output.ShouldNotContain("error GTS1401");
        output.ShouldMatch(@"appsettings\.json\(1,\d+\): error GTS1201");
        output.ShouldNotContain("QYLPMN5HHHFPZAM2");
    }

    [Fact]
    public async Task Build_BrokenSchema_FailsAtItsLineAndColumnWithTheRule()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", "return;");
        consumer.Write("schemas/api-keys.schema.json", """
            {
              "type": "object",
              "properties": {
                "github_token": { "type": "sting" }
              }
            }
            """);

        var output = (await consumer.BuildAsync()).ShouldFail().Output;

        output.ShouldMatch(@"api-keys\.schema\.json\(4,3\d\): error GTS02\d\d");
        output.ShouldContain("string");
    }

    [Fact]
    public async Task Build_NoSchemas_SaysWhereToPutThem()
    {
        var consumer = feed.CreateConsumer();
        Directory.Delete(Path.Combine(consumer.Root, "schemas"), recursive: true);
        consumer.WriteProject("Consumer.csproj", "net10.0", "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>");
        consumer.Write("Program.cs", "return;");

        var output = (await consumer.BuildAsync()).ShouldSucceed().Output;

        output.ShouldContain("warning GTS09");
        output.ShouldContain("schemas/secrets.json");
    }

    [Fact]
    public async Task CopyMetaSchemas_Always_PutsThemWhereTheSchemasFindThem()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("schemas/secrets.json", """
            { "$schema": "meta/secrets.meta.json", "project": "genie", "environments": ["dev"], "defaultEnvironment": "dev" }
            """);

        (await consumer.BuildAsync("-restore -t:GenieSecretsCopyMetaSchemas")).ShouldSucceed();

        foreach (var name in new[] { "secrets.meta.json", "category.meta.json" })
        {
            File.ReadAllText(Path.Combine(consumer.Root, "schemas", "meta", name))
                .ShouldBe(File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "schemas", "meta", name)));
        }
    }

    [Fact]
    public async Task Build_SolutionWithASchemaFromElsewhere_EachProjectHasItsOwnSecrets()
    {
        var consumer = feed.CreateConsumer();
        File.Delete(Path.Combine(consumer.Root, "Consumer.csproj"));
        consumer.Write("elsewhere/billing.schema.json", ConsumerProject.ApiKeysSchema("invoice_key"));
        consumer.WriteProject("a/A.csproj", "net10.0");
        consumer.Write("a/Program.cs", "Console.WriteLine(A.Secrets.Dev.ApiKeys.SecretName);");
        consumer.WriteProject("b/B.csproj", "net10.0", items: """<AdditionalFiles Include="../elsewhere/billing.schema.json" GenieSecrets="Schema" />""");
        consumer.Write("b/Program.cs", """
            Console.WriteLine(B.Secrets.Dev.ApiKeys.SecretName);
            Console.WriteLine(B.Secrets.Prod.Billing.SecretName + " " + nameof(B.BillingSecret.InvoiceKey));
            """);
        consumer.WriteProject("c/C.csproj", "net10.0", "<GenieSecretsDirectory>none</GenieSecretsDirectory>");
        consumer.Write("c/Program.cs", "Console.WriteLine(Genie.TypedSecrets.Secret.Create(1));");
        consumer.Write("Jobs.slnx", """
            <Solution><Project Path="a/A.csproj" /><Project Path="b/B.csproj" /><Project Path="c/C.csproj" /></Solution>
            """);
        (await consumer.BuildAsync("Jobs.slnx")).ShouldSucceed().Output.ShouldNotContain("warning ");

        var output = (await consumer.RunAsync("b/B.csproj")).ShouldSucceed().Output;

        output.ShouldContain("genie-dev/api-keys");
        output.ShouldContain("genie-prod/billing InvoiceKey");
    }
}
