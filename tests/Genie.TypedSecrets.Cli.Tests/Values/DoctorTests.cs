using System.Text.Json;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Cli.Tests.Values;

/// <summary>Tests <c>doctor</c> against the emulator with each fault that it explains.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string Key = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private readonly CliHarness _cli = new();

    public DoctorTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Doctor_EverythingWorks_SaysSoAndReadsNoValue()
    {
        await using var aws = await UseAsync();

        var run = (await _cli.RunAsync("doctor")).ShouldSucceed();

        Lines(run).ShouldBe(
        [
            "schemas works 1 secret in the environment dev (the default)", "store works aws (GENIE_SECRETS_STORE)", "region works us-east-1 (the AWS configuration)",
            $"network works {aws.Emulator.EndpointUrl}", "clock works agrees with AWS", "credentials works the option Credentials", "secretsmanager:ListSecrets works allowed",
            "secrets works a value exists for 1 of 1 secret", "secretsmanager:GetSecretValue works allowed for 1 of 1 secret",
            $"kms:Decrypt not checked {Key}: only a read shows it, add --values",
        ]);
        aws.Emulator.Requests.Of("GetSecretValue", "genie-dev/api-keys").ShouldHaveSingleItem().ErrorCode.ShouldBe("ResourceNotFoundException");
        aws.Emulator.Requests.All.ShouldAllBe(static request => request.Operation != "BatchGetSecretValue");
    }

    [Fact]
    public async Task Doctor_Values_ReadsThemAndShowsNone()
    {
        await using var aws = await UseAsync();

        var run = (await _cli.RunAsync("doctor --values")).ShouldSucceed();

        Lines(run).ShouldContain("kms:Decrypt works allowed");
        run.All.ShouldNotContain("CANARY");
        aws.Emulator.Requests.Of("GetSecretValue", "genie-dev/api-keys").ShouldHaveSingleItem().IsSuccess.ShouldBeTrue();
    }

    [Theory]
    [InlineData("secretsmanager:ListSecrets", "secretsmanager:ListSecrets limited denied", "info GTH1201", "secretsmanager:ListSecrets", ExitCodes.Success)]
    [InlineData("secretsmanager:GetSecretValue", "secretsmanager:GetSecretValue fails allowed for 0 of 1 secret", "error GTH1203", "this identity needs secretsmanager:GetSecretValue on arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-dev/api-keys-??????", ExitCodes.Findings)]
    [InlineData("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue works allowed for 1 of 1 secret", "info GTH1205", "secretsmanager:DescribeSecret", ExitCodes.Success)]
    [InlineData("kms:Decrypt", "kms:Decrypt fails allowed for 0 of 1 secret", "error GTH1204", "this identity needs kms:Decrypt on the KMS key", ExitCodes.Findings)]
    public async Task Doctor_DeniedPermission_IsNamedWithWhatNeedsIt(string action, string line, string finding, string message, int exitCode)
    {
        await using var aws = await UseAsync();
        aws.Emulator.AccessKeys.Set("job", "fake-secret-access-key", [$$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"{{{action}}}","Resource":"*"}}"""]);
        _cli.CreateStore = () => aws.CreateStore(static options => options.Credentials = new BasicAWSCredentials("job", "fake-secret-access-key"));

        var run = await _cli.RunAsync("doctor --values");

        Lines(run).ShouldContain(line);
        Lines(run).ShouldContain("credentials works the option Credentials");
        run.Output.ShouldContain(finding);
        run.Output.ShouldContain(message);
        run.ExitCode.ShouldBe(exitCode, run.All);
    }

    [Fact]
    public async Task Doctor_SecretThatMayNotBeDescribed_IsNotSaidToExist()
    {
        await using var aws = await UseAsync();
        aws.Emulator.AccessKeys.Set("job", "fake-secret-access-key", ["""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}}"""]);
        _cli.CreateStore = () => aws.CreateStore(static options => options.Credentials = new BasicAWSCredentials("job", "fake-secret-access-key"));

        var run = await _cli.RunAsync("doctor");

        Lines(run).ShouldContain("secrets not checked a value exists for 0 of 1 secret; 1 not known");
        run.Output.ShouldContain("Access to the list of secrets is denied: this identity needs secretsmanager:ListSecrets");
        Lines(await _cli.RunAsync("doctor --values")).ShouldContain("secrets works a value exists for 1 of 1 secret");
    }

    [Theory]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", "credentials fails", "GTH1105", "Renew them")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", "credentials fails", "GTH1105", "aws sts get-caller-identity")]
    [InlineData("InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z", "clock fails", "GTH1104", "Synchronize the clock")]
    [InlineData("InvalidSignatureException", "Credential should be scoped to a valid region.", "region fails", "GTH1102", "AWS_REGION")]
    [InlineData("ThrottlingException", "Rate exceeded", "service fails", "GTH1106", "throttles")]
    [InlineData("ThrottlingException", "Rate exceeded", "service fails", "GTH1106", "Run genie-secrets doctor again in a minute.")]
    [InlineData("InternalServiceError", "An error occurred on the server side.", "service fails", "GTH1106", "https://health.aws.amazon.com/health/status")]
    public async Task Doctor_AwsRejectsTheCall_SaysWhyAndStopsThere(string code, string text, string line, string rule, string message)
    {
        await using var aws = await UseAsync();
        using var fault = aws.Emulator.Faults.Inject(Fault.Custom(code, text));

        var run = await _cli.RunAsync("doctor");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.All);
        Lines(run)[^1].ShouldStartWith(line);
        run.Output.ShouldContain(rule);
        run.Output.ShouldContain(message);
        aws.Emulator.Requests.All.ShouldAllBe(static request => request.Operation == "ListSecrets" || request.AccessKeyId == null);
    }

    [Fact]
    public async Task Doctor_AnotherRegion_SaysThatNoSecretIsThere()
    {
        await using var aws = await UseAsync();
        _cli.CreateStore = () => aws.CreateStore(static options =>
        {
            options.Regions.Clear();
            options.Regions.Add("eu-west-1");
        });

        var run = await _cli.RunAsync("doctor");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        run.Output.ShouldContain("error GTH1102: No secret of the environment dev exists in eu-west-1");
        run.Output.ShouldContain("set AWS_REGION, or add regions to the environment dev in schemas/secrets.json");
    }

    [Fact]
    public async Task Doctor_NoNetwork_SaysWhatToCheck()
    {
        var aws = await UseAsync();
        await aws.DisposeAsync();

        var run = await _cli.RunAsync("doctor");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.All);
        Lines(run)[^1].ShouldStartWith("network fails");
        run.Output.ShouldContain("error GTH1103: ");
        run.Output.ShouldContain("refused the connection");
    }

    [Theory]
    [InlineData(10, "fails", "10 minutes ahead of AWS")]
    [InlineData(-10, "fails", "10 minutes behind AWS")]
    [InlineData(3, "limited", "3 minutes ahead of AWS")]
    public async Task Doctor_WrongClock_SaysByHowMuch(int minutes, string state, string text)
    {
        await using var aws = await UseAsync();
        _cli.Time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(minutes));

        var run = await _cli.RunAsync("doctor");

        Lines(run).ShouldContain($"clock {state} {text}");
        run.Output.ShouldContain($"GTH1104: The clock of this machine is {text}");
    }

    [Theory]
    [InlineData("ListSecrets")]
    [InlineData("DescribeSecret")]
    [InlineData("GetSecretValue")]
    public async Task Doctor_EndpointHangs_EndsInTime(string operation)
    {
        await using var aws = await UseAsync();
        _cli.CreateStore = () => aws.CreateStore(static options => options.AttemptTimeout = TimeSpan.FromMilliseconds(300));
        using var fault = aws.Emulator.Faults.Inject(Fault.Hang, operation);

        var run = await _cli.RunAsync("doctor");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.All);
        run.Output.ShouldContain("did not respond in time");
    }

    [Fact]
    public async Task Doctor_SecretThatIsDeletedOrMissing_SaysWhichCommandHelps()
    {
        await using var aws = await UseAsync();
        (await _cli.RunAsync("delete genie-dev/api-keys --yes")).ShouldSucceed();

        (await _cli.RunAsync("doctor")).Output.ShouldContain("genie-dev/api-keys: error GTH1202: The secret is scheduled for deletion. Restore it: genie-secrets restore genie-dev/api-keys --store aws");
        (await _cli.RunAsync("doctor -e prod")).Output.ShouldContain("genie-prod/audit: error GTH1202: The secret is missing. Create it: genie-secrets put genie-prod/audit --store aws --file value.json");
    }

    [Fact]
    public async Task Doctor_StoreThatCannotBeConfigured_IsAFinding()
    {
        _cli.CreateStore = static () => throw new SecretsConfigurationException("No AWS region is configured. Set AWS_REGION.");

        var run = await _cli.RunAsync("doctor --store aws");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        Lines(run).ShouldContain("region fails not known");
        run.Output.ShouldContain("error GTH1102: No AWS region is configured. Set AWS_REGION.");
    }

    [Fact]
    public async Task Doctor_LocalStore_ChecksTheSecretsOfTheEnvironment()
    {
        _cli.Variables["ENVIRONMENT"] = "prod";
        (await _cli.RunAsync("put genie-prod/audit --yes", """{"token":"CANARY"}""")).ShouldSucceed();

        var run = await _cli.RunAsync("doctor");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        Lines(run).ShouldBe(["schemas works 2 secrets in the environment prod (ENVIRONMENT)", "store works local (the default)", "secrets fails 1 of 2 secrets can be read"]);
        run.Output.ShouldContain("genie-prod/api-keys: error GTH1202");
        run.All.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Doctor_UnknownEnvironmentAndNoSchemas_AreFindings()
    {
        _cli.Variables["ENVIRONMENT"] = "prd";
        (await _cli.RunAsync("doctor")).Output.ShouldContain("error GTH1001: The project has no environment 'prd' (ENVIRONMENT). Did you mean 'prod'?");

        _cli.CurrentDirectory = Path.GetTempPath();
        (await _cli.RunAsync("doctor")).ShouldSucceed().Output.ShouldContain("warning GTH1001: No schemas/secrets.json was found");
    }

    [Fact]
    public async Task Doctor_Json_HasChecksAndFindings()
    {
        var json = JsonDocument.Parse((await _cli.RunAsync("doctor --format json")).Output).RootElement;

        json.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        json.GetProperty("kind").GetString().ShouldBe("doctor");
        json.GetProperty("checks")[0].GetProperty("state").GetString().ShouldBe("works");
        json.GetProperty("findings")[0].GetProperty("ruleId").GetString().ShouldBe("GTH1202");
    }

    // The rows of the table, with single spaces.
    private static string[] Lines(CliRun run) => [.. run.Output.Split("\n\n")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    private async Task<EmulatedAws> UseAsync()
    {
        var aws = await EmulatedAws.StartAsync();
        using (var store = aws.CreateStore())
        {
            await store.PutAsync("genie-dev/api-keys", """{"github_token":"CANARY-token"}"""u8.ToArray(), new SecretWriteOptions { KmsKeyId = Key }, TestContext.Current.CancellationToken);
        }

        aws.Emulator.Requests.Clear();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        return aws;
    }
}
