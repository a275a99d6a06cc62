using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task Get_AnotherEnvironment_IsRefusedAndSaysHowToAllowIt()
    {
        await using Harness harness = new();
        var prod = harness.Another("api-keys", "prod");

        var error = Should.Throw<SecretEnvironmentException>(() => prod.Get());

        error.Message.ShouldBe(
            "The secret 'genie-prod/api-keys' belongs to the environment 'prod', and this process runs in 'dev'. "
            + "Read it through Secrets.Current, run the job in 'prod', or, if a job really needs both, "
            + "allow it: Secrets.Configure(o => o.AllowedEnvironments.Add(\"prod\")).");
        harness.Store.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("genie-prod/api-keys")]
    [InlineData("GENIE-PROD/api-keys")]
    [InlineData("arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-prod/api-keys-AbCdEf")]
    public async Task GetSecretAsync_ANameOfAnotherEnvironment_IsRefused(string name)
    {
        await using Harness harness = new();

        await Should.ThrowAsync<SecretEnvironmentException>(async () => await harness.Client.GetSecretAsync(name, Harness.Cancellation));

        harness.Store.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("genie-blue-green/api-keys")]
    [InlineData("arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-blue-green/api-keys-AbCdEf")]
    public void Authorize_AnEnvironmentOfTheManifest_IsRecognizedHoweverItIsCalled(string name)
    {
        SecretsManifest manifest = new("genie", ["dev", "blue-green"], "dev", "ENVIRONMENT");
        EnvironmentPolicy policy = new(new() { EnvironmentVariableReader = static _ => null });

        Should.Throw<SecretEnvironmentException>(() => policy.Authorize(name, static text => text, [manifest])).RequestedEnvironment.ShouldBe("blue-green");
    }

    [Theory]
    [InlineData("genie-dev/api-keys")]
    [InlineData("data-team/api-keys")]
    [InlineData("api-keys")]
    [InlineData("a/genie-prod/b")]
    [InlineData("billing-prod/api-keys")]
    [InlineData("billing-production/api-keys")]
    public async Task GetSecretAsync_ANameOfThisEnvironmentOrOfNone_IsRead(string name)
    {
        await using Harness harness = new();
        harness.Store.Put(name, """{"a":"b"}""");

        (await harness.Client.GetSecretAsync(name, Harness.Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AnAllowedEnvironment_IsRead()
    {
        await using Harness harness = new(o => o.AllowedEnvironments.Add("prod"));
        harness.Store.Put("genie-prod/api-keys", """{"token":"fake-token"}""");

        harness.Another("api-keys", "prod").Get().Token.Reveal().ShouldBe("fake-token");
        (await harness.Client.GetSecretValueAsync("genie-prod/api-keys", "token", Harness.Cancellation)).Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task Get_AnEnvironmentAllowedByTheVariable_IsRead()
    {
        await using Harness harness = new(o => o.EnvironmentVariableReader = static name => name == "GENIE_SECRETS_ALLOWED_ENVIRONMENTS" ? "test, PROD ," : null);
        harness.Store.Put("genie-prod/api-keys", """{"token":"fake-token"}""");

        harness.Another("api-keys", "prod").Get().Token.Reveal().ShouldBe("fake-token");
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(null, "prod", 1)]
    [InlineData(null, " prod ", 1)]
    [InlineData(null, "Prod", 1)]
    [InlineData(null, "PROD", 1)]
    [InlineData("Prod", null, 1)]
    [InlineData("dev", "prod", 0)]
    public async Task CurrentEnvironment_OptionThenVariableThenDefault_Wins(string? option, string? variable, int expected)
    {
        await using Harness harness = new(o =>
        {
            o.Environment = option;
            o.EnvironmentVariableReader = name => name == "ENVIRONMENT" ? variable : null;
        });

        harness.Context.CurrentEnvironment.ShouldBe(expected);
    }

    [Fact]
    public async Task CurrentEnvironment_Unknown_ListsThoseThereAreAndTheOneProbablyMeant()
    {
        await using Harness harness = new(o =>
        {
            o.Environment = null;
            o.EnvironmentVariableReader = static name => name == "ENVIRONMENT" ? "prd" : null;
        });

        Should.Throw<SecretsConfigurationException>(() => harness.Context.CurrentEnvironment).Message.ShouldBe(
            "The project 'genie' has no environment 'prd'. Did you mean 'prod'? It has: dev, prod. "
            + "The name comes from the environment variable ENVIRONMENT.");
    }

    [Fact]
    public async Task Get_NoStoreSelectedOutsideTheDefaultEnvironment_IsRefused()
    {
        await using SecretsClient client = new(new() { Environment = "prod", EnvironmentVariableReader = static _ => null });
        TestAccessor accessor = new(new SecretsContext(Harness.Manifest, client), "prod", Harness.DescriptorOf("api-keys"));

        Should.Throw<SecretsConfigurationException>(() => accessor.Get()).Message.ShouldBe(
            "No secret store is selected for the environment 'prod'. Set GENIE_SECRETS_STORE, for example to aws, "
            + "or select a store in code: Secrets.Configure(o => o.StoreName = \"aws\"). "
            + "Only the default environment 'dev' may read from the local store without selecting it.");
    }

    [Fact]
    public async Task GetSecretAsync_NoStoreSelectedOutsideTheDefaultEnvironment_IsRefused()
    {
        await using SecretsClient client = new(new() { Environment = "prod", EnvironmentVariableReader = static _ => null });

        await Should.ThrowAsync<SecretsConfigurationException>(async () => await client.GetSecretAsync("genie-prod/api-keys", Harness.Cancellation));
    }

    [Fact]
    public async Task GetSecretAsync_StoreSelectedByTheVariable_IsUsed()
    {
        await using SecretsClient client = new(new()
        {
            Environment = "prod",
            EnvironmentVariableReader = static name => name switch
            {
                "GENIE_SECRETS_STORE" => "environment",
                "GENIE_PROD__API_KEYS" => """{"token":"fake-token"}""",
                _ => null,
            },
        });

        (await client.GetSecretValueAsync("genie-prod/api-keys", "token", Harness.Cancellation)).Reveal().ShouldBe("fake-token");
    }
}
