using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

// A process must not read the secrets of development because nothing, or an empty variable, selects its environment.
public sealed class EnvironmentSelectionTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\n")]
    public void Get_TheVariableOfTheEnvironmentIsEmpty_IsAnError(string value)
    {
        using var client = NewClient(("ENVIRONMENT", value));

        Should.Throw<SecretsConfigurationException>(() => AccessorOf(client).Get()).Message.ShouldBe(
            "The environment variable ENVIRONMENT, which selects the environment whose secrets are read, is set but empty. "
            + "Set it to one of: dev, prod. To read from the default environment 'dev', unset it.");
    }

    [Theory]
    [InlineData("ENVIRONMENT")]
    [InlineData("GENIE_SECRETS_STORE")]
    public async Task GetSecretAsync_AVariableIsEmpty_IsAnError(string variable)
    {
        await using var client = NewClient((variable, string.Empty));

        (await Should.ThrowAsync<SecretsConfigurationException>(async () => await client.GetSecretAsync("some/secret", Harness.Cancellation)))
            .Message.ShouldStartWith($"The environment variable {variable}, which selects the ");
    }

    [Fact]
    public void Get_TheVariableOfTheStoreIsEmpty_IsAnError()
    {
        using var client = NewClient(("GENIE_SECRETS_STORE", " "));

        Should.Throw<SecretsConfigurationException>(() => AccessorOf(client).Get()).Message.ShouldBe(
            "The environment variable GENIE_SECRETS_STORE, which selects the secret store, is set but empty. "
            + "Set it to a store, for example to aws, or unset it.");
    }

    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "prod")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "PROD", "prod")]
    [InlineData("DOTNET_ENVIRONMENT", "production", "prod")]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT", "Live", "prod")]
    public void Get_TheHostRunsInAnotherEnvironmentAndNothingSelectsOne_IsRefusedAndSaysHowToSelect(string variable, string value, string environment)
    {
        using var client = NewClient((variable, value), ("GENIE_SECRETS_STORE", "memory"));

        Should.Throw<SecretsConfigurationException>(() => AccessorOf(client).Get()).Message.ShouldBe(
            $"{variable} says that this process runs in '{value}', but no environment is selected for the project 'genie', "
            + "so the secrets of its default environment 'dev' would be read. "
            + $"Set ENVIRONMENT={environment}, or select it in code: Secrets.Configure(o => o.Environment = \"{environment}\").");
    }

    [Theory]
    [InlineData("Staging")]
    [InlineData("Tenant7")]
    public void Get_TheHostRunsInAnEnvironmentThatTheManifestDoesNotHave_IsRefusedAndListsThoseItHas(string value)
    {
        using var client = NewClient(("DOTNET_ENVIRONMENT", value));

        Should.Throw<SecretsConfigurationException>(() => AccessorOf(client).Get()).Message.ShouldEndWith(" Set ENVIRONMENT to one of: dev, prod.");
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("development")]
    [InlineData(" Dev ")]
    [InlineData("Local")]
    [InlineData("")]
    [InlineData(null)]
    public void CurrentEnvironment_TheHostRunsInAnAliasOfTheDefaultOne_IsTheDefault(string? value)
    {
        using var client = NewClient(("ASPNETCORE_ENVIRONMENT", value));

        new SecretsContext(Harness.Manifest, client).CurrentEnvironment.ShouldBe(0);
    }

    [Fact]
    public void CurrentEnvironment_OneVariableOfTheHostSaysDevelopmentAndTheOtherProduction_IsRefused()
    {
        using var client = NewClient(("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Production"));

        Should.Throw<SecretsConfigurationException>(() => new SecretsContext(Harness.Manifest, client).CurrentEnvironment);
    }

    [Theory]
    [InlineData("dev", 0)]
    [InlineData("prod", 1)]
    public void CurrentEnvironment_SelectedAgainstTheHost_IsTheSelectedOne(string environment, int expected)
    {
        using var client = NewClient(("ASPNETCORE_ENVIRONMENT", "Production"), ("ENVIRONMENT", environment));

        new SecretsContext(Harness.Manifest, client).CurrentEnvironment.ShouldBe(expected);
    }

    [Fact]
    public void CurrentEnvironment_TheManifestsVariableIsTheHosts_TakesItsNameAsTheManifestHasIt()
    {
        SecretsManifest manifest = new("genie", ["Development", "Production"], "Development", "ASPNETCORE_ENVIRONMENT");
        using var client = NewClient(("ASPNETCORE_ENVIRONMENT", "production"));

        new SecretsContext(manifest, client).CurrentEnvironment.ShouldBe(1);
    }

    [Fact]
    public void Get_TheOptionSaysThatTheHostRunsInProduction_IsRefused()
    {
        using SecretsClient client = new(new() { HostEnvironment = "Production", EnvironmentVariableReader = static _ => null });

        Should.Throw<SecretsConfigurationException>(() => AccessorOf(client).Get())
            .Message.ShouldStartWith("The option HostEnvironment says that this process runs in 'Production', ");
    }

    [Fact]
    public async Task GetSecretAsync_ByNameAndTheHostRunsInProduction_NeedsAStoreThatIsSelected()
    {
        await using var none = NewClient(("ASPNETCORE_ENVIRONMENT", "Production"));
        await using var selected = NewClient(("ASPNETCORE_ENVIRONMENT", "Production"), ("GENIE_SECRETS_STORE", "memory"));

        (await Should.ThrowAsync<SecretsConfigurationException>(async () => await none.GetSecretAsync("some/secret", Harness.Cancellation)))
            .Message.ShouldBe(
                "No secret store is selected, and ASPNETCORE_ENVIRONMENT says that this process runs in 'Production'. "
                + "Set GENIE_SECRETS_STORE, for example to aws, or select a store in code: Secrets.Configure(o => o.StoreName = \"aws\").");
        await Should.ThrowAsync<SecretNotFoundException>(async () => await selected.GetSecretAsync("some/secret", Harness.Cancellation));
    }

    [Fact]
    public void GetCurrent_OneProjectRunsInItsDefaultAndAnotherDoesNot_TheOtherDecides()
    {
        EnvironmentPolicy policy = new(new() { Environment = "prod", EnvironmentVariableReader = static _ => null });
        SecretsManifest here = new("here", ["prod"], "prod", "ENVIRONMENT");
        SecretsManifest unknown = new("unknown", ["blue"], "blue", "ENVIRONMENT");

        policy.GetCurrent([unknown, here, Harness.Manifest]).ShouldBe(new CurrentEnvironment("prod", "dev"));
        policy.GetCurrent([Harness.Manifest, here, unknown]).ShouldBe(new CurrentEnvironment("prod", "dev"));
    }

    [Fact]
    public async Task GetSecretAsync_AnotherProjectDoesNotHaveTheSelectedEnvironment_IsRead()
    {
        _ = new SecretsContext(new SecretsManifest($"other-{Guid.NewGuid():N}", ["blue", "green"], "blue", "ENVIRONMENT"));
        await using Harness harness = new();
        harness.Store.Put("some/secret", """{"a":"b"}""");

        (await harness.Client.GetSecretAsync("some/secret", Harness.Cancellation)).Count.ShouldBe(1);
    }

    // In dev, each of these is read from where a secret of prod is.
    [Theory]
    [InlineData("environment", "genie-prod/api-keys")]
    [InlineData("environment", "genie_prod/api-keys")]
    [InlineData("environment", "genie.prod/api_keys")]
    [InlineData("environment", "Genie-Prod--api-keys")]
    [InlineData("environment", "genie-prod_-api-keys")]
    [InlineData("directory", "genie-prod/api-keys")]
    [InlineData("directory", "genie-prod_api-keys")]
    [InlineData("directory", "GENIE-PROD_api-keys")]
    [InlineData("directory", "genie-prod./api-keys")]
    public void Authorize_AnotherSpellingOfASecretOfAnotherEnvironment_IsRefused(string store, string name)
    {
        EnvironmentPolicy policy = new(new() { Environment = "dev", EnvironmentVariableReader = static _ => null });
        ISecretStore port = store == "environment" ? new EnvironmentVariableSecretStore() : new DirectorySecretStore("/none");

        Should.Throw<SecretEnvironmentException>(() => policy.Authorize(name, port.GetLocation, [Harness.Manifest]))
            .RequestedEnvironment.ShouldBe("prod");
    }

    [Theory]
    [InlineData("environment", "genie-dev/api-keys")]
    [InlineData("environment", "genie_dev/api-keys")]
    [InlineData("environment", "genie-production/api-keys")]
    [InlineData("environment", "genie-prod")]
    [InlineData("directory", "genie-dev_api-keys")]
    [InlineData("directory", "genie-production_api-keys")]
    [InlineData("memory", "genie_prod/api-keys")]
    public void Authorize_ANameThatIsReadFromElsewhere_IsAllowed(string store, string name)
    {
        EnvironmentPolicy policy = new(new() { Environment = "dev", EnvironmentVariableReader = static _ => null });
        ISecretStore port = store switch
        {
            "environment" => new EnvironmentVariableSecretStore(),
            "directory" => new DirectorySecretStore("/none"),
            _ => new InMemorySecretStore(),
        };

        policy.Authorize(name, port.GetLocation, [Harness.Manifest]).Name.ShouldBe("dev");
    }

    [Fact]
    public void Authorize_TwoEnvironmentsShareAPlace_OneThatMayBeReadIsEnough()
    {
        SecretsManifest manifest = new("genie", ["eu-dev", "eu_dev"], "eu-dev", "ENVIRONMENT");
        EnvironmentPolicy policy = new(new() { Environment = "eu_dev", EnvironmentVariableReader = static _ => null });
        ISecretStore store = new EnvironmentVariableSecretStore();

        policy.Authorize("genie-eu-dev/api-keys", store.GetLocation, [manifest]).Name.ShouldBe("eu_dev");
    }

    [Fact]
    public async Task GetSecretAsync_InDevAnotherSpellingOfAVariableOfProd_IsRefused()
    {
        await using var client = NewClient(("GENIE_SECRETS_STORE", "environment"), ("GENIE_PROD__API_KEYS", """{"token":"fake"}"""));
        _ = new SecretsContext(Harness.Manifest);

        await Should.ThrowAsync<SecretEnvironmentException>(async () => await client.GetSecretAsync("genie_prod/api-keys", Harness.Cancellation));
    }

    private static TestAccessor AccessorOf(SecretsClient client) => new(new SecretsContext(Harness.Manifest, client), "dev", Harness.DescriptorOf("api-keys"));

    private static SecretsClient NewClient(params (string Name, string? Value)[] variables) => new(new()
    {
        EnvironmentVariableReader = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
    });
}
