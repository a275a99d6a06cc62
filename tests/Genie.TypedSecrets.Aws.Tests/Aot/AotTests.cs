using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Aws.Tests.Aot;

/// <summary>Tests generated accessors over the AWS store in a native program.</summary>
public sealed class AotTests(AotJob job) : IClassFixture<AotJob>
{
    private const string Canary = "CANARY-native";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Publish_TrimmedAndCompiledAheadOfTime_HasNoWarnings()
    {
        job.PublishOutput.ShouldBeEmpty();
        job.Program.Exists.ShouldBeTrue();
        TestContext.Current.AddAttachment("size", $"{job.Program.Length / 1024.0 / 1024.0:0.0} MiB");
    }

    [Fact]
    public async Task Run_SecretsInTheEmulator_ReadsThemInOneCall()
    {
        await using var emulator = await StartAsync();

        var (exitCode, output) = await job.RunAsync(Variables(emulator));

        exitCode.ShouldBe(0, output);
        output.ShouldContain("store: 1 call(s)");
        output.ShouldContain($"github_token: ***, {Canary.Length} characters");
        output.ShouldContain("database: fake-user@db.example.com:5432, password ***");
        output.ShouldNotContain(Canary);
        emulator.Requests.All.Select(request => request.Operation).ShouldBe(["BatchGetSecretValue"]);
    }

    [Fact]
    public async Task Run_SecretIsMissing_FailsWithTheCommandThatCreatesIt()
    {
        await using var emulator = await StartAsync();
        emulator.Remove("genie-dev/database");

        var (exitCode, output) = await job.RunAsync(Variables(emulator));

        exitCode.ShouldBe(1, output);
        output.ShouldContain("SecretNotFoundException");
        output.ShouldContain("aws secretsmanager create-secret --region us-east-1 --name genie-dev/database");
        output.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Run_ProfileWithARole_AssumesItWithTheSourceProfilesCredentials()
    {
        await using var emulator = await StartAsync();
        await using ScriptedEndpoint sts = new(200, """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
              <AssumedRoleUser><AssumedRoleId>FAKE:job</AssumedRoleId><Arn>arn:aws:sts::000000000000:assumed-role/reader/job</Arn></AssumedRoleUser>
              <Credentials><AccessKeyId>fake-role-key</AccessKeyId><SecretAccessKey>fake-role-secret</SecretAccessKey><SessionToken>fake-session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>
            """);
        emulator.AccessKeys.Set("fake-role-key", "fake-role-secret");

        var (exitCode, output) = await RunAsync(emulator, profile: "reader", sts);

        exitCode.ShouldBe(0, output);
        var request = sts.Requests.ShouldHaveSingleItem();
        request.Text.ShouldContain("Action=AssumeRole");
        request.Headers["Authorization"].ShouldContain("Credential=fake-source-key/");
        emulator.Requests.All.ShouldAllBe(call => call.AccessKeyId == "fake-role-key");
    }

    [Fact]
    public async Task Run_ProfileWithARoleFromARole_IsRejected()
    {
        await using var emulator = await StartAsync();
        await using ScriptedEndpoint sts = new(500, string.Empty);

        var (exitCode, output) = await RunAsync(emulator, profile: "chained", sts);

        exitCode.ShouldNotBe(0);
        output.ShouldContain("'reader', which assumes one itself");
        sts.Requests.ShouldBeEmpty();
    }

    private async Task<(int ExitCode, string Output)> RunAsync(SecretsManagerEmulator emulator, string profile, ScriptedEndpoint sts)
    {
        var folder = Directory.CreateTempSubdirectory("genie-aot-profile-");
        try
        {
            var config = Path.Combine(folder.FullName, "config");
            await File.WriteAllTextAsync(
                config,
                """
                [profile source]
                aws_access_key_id = fake-source-key
                aws_secret_access_key = fake-source-secret
                region = us-east-1

                [profile reader]
                role_arn = arn:aws:iam::000000000000:role/reader
                source_profile = source
                region = us-east-1

                [profile chained]
                role_arn = arn:aws:iam::000000000000:role/chained
                source_profile = reader
                region = us-east-1
                """,
                Ct);
            var variables = Variables(emulator).Where(variable => !variable.Key.StartsWith("AWS_ACCESS", StringComparison.Ordinal) && !variable.Key.StartsWith("AWS_SECRET", StringComparison.Ordinal)).ToDictionary();
            variables["AWS_CONFIG_FILE"] = config;
            variables["AWS_PROFILE"] = profile;
            variables["AWS_ENDPOINT_URL_STS"] = sts.Uri.AbsoluteUri;
            return await job.RunAsync(variables);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SecretsManagerEmulator> StartAsync()
    {
        var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        emulator.Put("genie-dev/api-keys", $$"""{"github_token":"{{Canary}}","slack_webhook":"https://example.com/fake","external_api":{"base_url":"https://api.example.com/v2/","key":"fake-key"} }""");
        emulator.Put("genie-dev/database", """{"engine":"postgres","host":"db.example.com","port":"5432","dbname":"fake","username":"fake-user","password":"fake-password"}""");
        emulator.Put("genie-dev/streaming", """{"endpoint":"broker.example.com:9092","api_key":"fake-key","api_secret":"fake-secret"}""");
        return emulator;
    }

    private static Dictionary<string, string> Variables(SecretsManagerEmulator emulator) => new(emulator.EnvironmentVariables)
    {
        ["GENIE_SECRETS_STORE"] = "aws",
        ["ENVIRONMENT"] = "dev",
    };
}
