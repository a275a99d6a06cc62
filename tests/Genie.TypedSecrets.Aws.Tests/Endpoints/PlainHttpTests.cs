using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Endpoints;

/// <summary>Tests that an endpoint without TLS must be on this host, whatever setting names it.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class PlainHttpTests : IDisposable
{
    private readonly EnvironmentVariables _variables = new();

    public void Dispose()
    {
        _variables.Dispose();
        File.WriteAllText(AwsEnvironment.ConfigFile, string.Empty);
    }

    public static TheoryData<string> OtherHosts => new(
        "http://secrets.example/", "http://10.0.0.1:4566/", "http://0.0.0.0:4566/", "http://[::]:4566/", "http://127.0.0.1@evil.example/", "http://localhost.evil.example/", "http://128.0.0.1/", "http://[2001:db8::1]/");

    public static TheoryData<string> LoopbackAddresses => new("http://127.0.0.1:4566/", "http://127.8.9.10/", "http://localhost:4566/", "http://LOCALHOST/", "http://[::1]:4566/", "https://secrets.example/");

    [Theory]
    [MemberData(nameof(OtherHosts))]
    public void Create_OptionNamesAnotherHost_IsRejected(string url)
    {
        var error = Should.Throw<SecretsConfigurationException>(() => Create(url));

        error.Message.ShouldContain("ServiceUrl");
        error.Message.ShouldContain("unencrypted");
        error.Message.ShouldContain("GENIE_SECRETS_AWS_ALLOW_PLAIN_HTTP");
    }

    [Theory]
    [MemberData(nameof(OtherHosts))]
    public void Create_VariableNamesAnotherHost_IsRejected(string url)
    {
        foreach (var variable in new[] { "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SECRETS_MANAGER" })
        {
            using EnvironmentVariables variables = new();
            variables[variable] = url;

            Should.Throw<SecretsConfigurationException>(() => Create(url: null)).Message.ShouldContain(variable);
        }
    }

    [Theory]
    [MemberData(nameof(OtherHosts))]
    public void Create_ProfileNamesAnotherHost_IsRejected(string url)
    {
        File.WriteAllText(AwsEnvironment.ConfigFile, $"[default]\nregion = us-east-1\nendpoint_url = {url}\n");

        Should.Throw<SecretsConfigurationException>(() => Create(url: null)).Message.ShouldContain("profile");
    }

    [Theory]
    [MemberData(nameof(LoopbackAddresses))]
    public void Create_LoopbackAddressOrTls_IsAccepted(string url)
    {
        Should.NotThrow(() => Create(url).Dispose());
        _variables["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = url;
        Should.NotThrow(() => Create(url: null).Dispose());
    }

    [Fact]
    public void Create_PlainHttpIsAllowed_IsAccepted()
    {
        Should.NotThrow(() => new AwsSecretStore(new AwsSecretStoreOptions { Regions = { "us-east-1" }, ServiceUrl = new("http://localstack:4566/"), AllowPlainHttp = true }).Dispose());

        SecretStoreContext context = new()
        {
            EnvironmentVariableReader = static name => name == "GENIE_SECRETS_AWS_ALLOW_PLAIN_HTTP" ? "true" : null,
            Regions = ["us-east-1"],
        };
        _variables["AWS_ENDPOINT_URL"] = "http://localstack:4566/";
        Should.NotThrow(() => ((IDisposable)SecretStores.Create("aws", context)).Dispose());
    }

    [Fact]
    public void Create_EndpointHasAPassword_IsNotInTheMessage() =>
        Should.Throw<SecretsConfigurationException>(() => Create("http://user:CANARY@secrets.example/")).Message.ShouldNotContain("CANARY");

    private static AwsSecretStore Create(string? url) => new(new AwsSecretStoreOptions { Regions = { "us-east-1" }, ServiceUrl = url is null ? null : new(url), Credentials = Clients.Credentials });
}
