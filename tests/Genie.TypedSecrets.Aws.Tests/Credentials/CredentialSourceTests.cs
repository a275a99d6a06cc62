using System.Diagnostics;
using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Credentials;

/// <summary>Tests that a failure to get credentials names the source and its settings, is transient, and comes soon.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class CredentialSourceTests : IDisposable
{
    private const string Canary = "CANARY-in-a-credential-source";

    private readonly EnvironmentVariables _variables = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("genie-credentials-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _variables.Dispose();
        File.WriteAllText(AwsEnvironment.ConfigFile, string.Empty);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(401, "HTTP 401")]
    [InlineData(404, "HTTP 404")]
    [InlineData(500, "HTTP 500")]
    public async Task Get_ContainerEndpointReturnsAnError_NamesItAndItsSettings(int status, string expectedText)
    {
        await using ScriptedEndpoint container = new(status, Canary);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"{container.Uri}v1/credentials?token={Canary}";

        var error = await FailAsync();

        error.Message.ShouldContain($"container credentials endpoint {container.Uri}v1/credentials");
        error.Message.ShouldContain(expectedText);
        error.Message.ShouldContain("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        error.Message.ShouldContain("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    }

    [Fact]
    public async Task Get_ContainerEndpointIsGone_NamesIt()
    {
        Uri gone;
        await using (ScriptedEndpoint container = new(200, "{}"))
        {
            gone = container.Uri;
        }

        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = gone.AbsoluteUri;

        (await FailAsync()).Message.ShouldContain($"container credentials endpoint {gone}");
    }

    [Fact]
    public async Task Get_ContainerEndpointWorks_ReadsTheSecret()
    {
        await using ScriptedEndpoint container = new(
            200, """{"AccessKeyId":"fake-container-key","SecretAccessKey":"fake-secret","Token":"fake-token","Expiration":"2099-01-01T00:00:00Z"}""");
        await using ScriptedEndpoint endpoint = new(200, """{"Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"fake-value"}""");
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = container.Uri.AbsoluteUri;
        using var store = Store(endpoint);

        (await store.GetAsync(new("genie-dev/api-keys"), Ct)).Dispose();

        endpoint.Requests.ShouldHaveSingleItem().Headers["Authorization"].ShouldContain("Credential=fake-container-key/");
    }

    [Fact]
    public async Task Get_WebIdentityTokenFileIsMissing_NamesItAtOnce()
    {
        var file = Path.Combine(_folder, "token");
        _variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = file;
        _variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/reader";
        var started = Stopwatch.StartNew();

        var error = await FailAsync();

        error.Message.ShouldContain($"web identity token file '{file}' (AWS_WEB_IDENTITY_TOKEN_FILE) cannot be read (FileNotFoundException)");
        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Get_WebIdentityTokenIsRejected_NamesTheRoleAndTheError()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, Canary, Ct);
        await using ScriptedEndpoint sts = new(400, $"<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredTokenException</Code><Message>{Canary}</Message></Error><RequestId>fake-id</RequestId></ErrorResponse>");
        _variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = file;
        _variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/reader";
        _variables["AWS_ENDPOINT_URL_STS"] = sts.Uri.AbsoluteUri;

        var error = await FailAsync();

        error.Message.ShouldContain("arn:aws:iam::123456789012:role/reader (ExpiredTokenException (HTTP 400");
        error.Message.ShouldContain("trust policy");
    }

    [Fact]
    public async Task Get_ProfileCannotAssumeItsRole_NamesTheProfileAndTheRole()
    {
        await using ScriptedEndpoint sts = new(403, $"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{Canary}</Message></Error><RequestId>fake-id</RequestId></ErrorResponse>");
        WriteConfig("""
            [profile source]
            aws_access_key_id = fake-key
            aws_secret_access_key = fake-secret

            [profile reader]
            role_arn = arn:aws:iam::123456789012:role/reader
            source_profile = source
            """);
        _variables["AWS_PROFILE"] = "reader";
        _variables["AWS_ENDPOINT_URL_STS"] = sts.Uri.AbsoluteUri;

        var error = await FailAsync();

        error.Message.ShouldContain("profile 'reader' cannot assume the role arn:aws:iam::123456789012:role/reader (AccessDenied (HTTP 403");
        error.Message.ShouldContain("sts:AssumeRole");
    }

    [Theory]
    [InlineData("reader", "sorce")]
    [InlineData("chained", "sorce")]
    [InlineData("default", "unknown")]
    public async Task Get_SourceProfileIsMissing_NamesItAndThoseThatThereAre(string profile, string missing)
    {
        WriteConfig("""
            [default]
            role_arn = arn:aws:iam::123456789012:role/reader
            source_profile = unknown

            [profile source]
            aws_access_key_id = fake-key
            aws_secret_access_key = fake-secret

            [profile reader]
            role_arn = arn:aws:iam::123456789012:role/reader
            source_profile = sorce

            [profile chained]
            role_arn = arn:aws:iam::123456789012:role/chained
            source_profile = reader
            """);
        _variables["AWS_PROFILE"] = profile == "default" ? null : profile;

        var error = await Should.ThrowAsync<SecretsException>(async () =>
        {
            using AwsSecretStore store = new(new AwsSecretStoreOptions { Regions = { "us-east-1" } });
            (await store.GetAsync(new("genie-dev/api-keys"), Ct)).Dispose();
        });

        error.Message.ShouldContain($"takes its credentials from the profile '{missing}' (source_profile), which is not in");
        error.Message.ShouldContain("source");
        error.Message.ShouldContain($"aws configure --profile {missing}");
        error.Message.ShouldNotContain("trust policy");
    }

    [Fact]
    public async Task Get_SsoSessionIsMissing_NamesTheCommandThatSignsIn()
    {
        WriteConfig("""
            [profile work]
            sso_account_id = 123456789012
            sso_role_name = reader
            sso_region = us-east-1
            sso_start_url = https://example.awsapps.com/start
            """);
        _variables["AWS_PROFILE"] = "work";

        (await FailAsync()).Message.ShouldContain("aws sso login --profile work");
    }

    [Theory]
    [InlineData("sh -c 'echo CANARY-in-a-credential-source >&2; exit 3'", "exit code 3")]
    [InlineData("echo CANARY-in-a-credential-source", "failed (")]
    public async Task Get_CredentialProcessFails_NamesTheProfile(string command, string expectedText)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is for sh.");
        WriteConfig($"[profile tool]\ncredential_process = {command}\n");
        _variables["AWS_PROFILE"] = "tool";

        var error = await FailAsync();

        error.Message.ShouldContain("credential_process of the AWS profile 'tool'");
        error.Message.ShouldContain(expectedText);
    }

    [Fact]
    public async Task Get_NoSource_ListsAllOfThem()
    {
        _variables["AWS_ACCESS_KEY_ID"] = "fake-key";

        var error = await FailAsync();

        error.Message.ShouldContain("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not");
        error.Message.ShouldContain("AWS_WEB_IDENTITY_TOKEN_FILE");
        error.Message.ShouldContain("profile 'default' (AWS_PROFILE)");
        error.Message.ShouldContain("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        error.Message.ShouldContain("disabled by AWS_EC2_METADATA_DISABLED");
    }

    [Fact]
    public async Task Get_MetadataServiceIsGone_NamesItsAddressAtOnce()
    {
        Uri gone;
        await using (ScriptedEndpoint metadata = new(200, "{}"))
        {
            gone = metadata.Uri;
        }

        _variables["AWS_EC2_METADATA_DISABLED"] = null;
        _variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = gone.AbsoluteUri;
        var started = Stopwatch.StartNew();

        (await FailAsync()).Message.ShouldContain($"instance metadata service at {gone} failed");

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("AWS_PROFILE", "which AWS_PROFILE selects")]
    [InlineData("option", "which the option Profile selects")]
    public void Create_ProfileIsMissing_ListsTheProfiles(string setting, string expectedText)
    {
        WriteConfig("[profile staging]\naws_access_key_id = fake-key\naws_secret_access_key = fake-secret\n");
        _variables["AWS_PROFILE"] = setting == "AWS_PROFILE" ? "stagin" : null;
        AwsSecretStoreOptions options = new() { Regions = { "us-east-1" }, Profile = setting == "option" ? "stagin" : null };

        var error = Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore(options));

        error.Message.ShouldContain("The AWS profile 'stagin'");
        error.Message.ShouldContain(expectedText);
        error.Message.ShouldContain("staging");
        error.Message.ShouldContain("AWS_CONFIG_FILE");
    }

    [Fact]
    public void Create_ProfileFileIsMalformed_NamesTheFileAndNotItsText()
    {
        WriteConfig($"[profile work]\naws_secret_access_key {Canary}\n");
        _variables["AWS_PROFILE"] = "work";

        var error = Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore(new AwsSecretStoreOptions { Regions = { "us-east-1" } }));

        error.Message.ShouldContain("AWS_CONFIG_FILE");
        error.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public void Create_NoRegion_NamesEveryPlace()
    {
        var error = Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore());

        foreach (var place in new[] { "GENIE_SECRETS_AWS_REGIONS", "schemas/secrets.json", "AWS_REGION", "AWS_DEFAULT_REGION", "profile 'default'", "instance metadata" })
        {
            error.Message.ShouldContain(place);
        }
    }

    [Fact]
    public void Create_DefaultRegionVariableAlone_IsUsed()
    {
        _variables["AWS_DEFAULT_REGION"] = "eu-west-1";

        using AwsSecretStore store = new();

        store.ToString().ShouldBe("aws (eu-west-1)");
    }

    [Fact]
    public void Create_SeveralRegionSettings_UsesTheOrderOfTheSdk()
    {
        WriteConfig("[default]\nregion = eu-west-2\n");
        _variables["AWS_DEFAULT_REGION"] = "eu-west-1";
        new AwsSecretStore().ToString().ShouldBe("aws (eu-west-2)");

        _variables["AWS_REGION"] = "eu-west-3";
        new AwsSecretStore().ToString().ShouldBe("aws (eu-west-3)");
    }

    [Theory]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_DEFAULT_REGION")]
    public void Create_RegionVariableIsNotARegion_NamesTheVariable(string variable)
    {
        _variables[variable] = "Frankfurt!";

        Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore()).Message.ShouldContain(variable);
    }

    private static AwsSecretStore Store(ScriptedEndpoint endpoint) =>
        new(new AwsSecretStoreOptions { Regions = { "us-east-1" }, ServiceUrl = endpoint.Uri, AttemptTimeout = TimeSpan.FromSeconds(20) });

    private static async Task<SecretStoreUnavailableException> FailAsync()
    {
        await using ScriptedEndpoint endpoint = new(200, "{}");
        using var store = Store(endpoint);

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new("genie-dev/api-keys"), Ct));

        endpoint.Requests.ShouldBeEmpty();
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldStartWith("The secret 'genie-dev/api-keys' is unavailable in the aws store. AWS credentials are not available.");
        error.ToString().ShouldNotContain(Canary);
        return error;
    }

    private static void WriteConfig(string text) => File.WriteAllText(AwsEnvironment.ConfigFile, text, Encoding.ASCII);
}
