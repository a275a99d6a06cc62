using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Tests.Values;

public sealed class ImportTests : IDisposable
{
    private const string DotEnv = """
        # The tokens of the job.
        export GITHUB_TOKEN="CANARY-\"token\"" # quoted

        LOG_LEVEL=debug
        EXTERNAL_API__KEY='CANARY key'
        PORT=5433
        HOST=

        """;

    private readonly CliHarness _cli = new();

    public ImportTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Import_WithoutApply_ShowsWhatItWouldDoAndWritesNothing()
    {
        _cli.Write("jobs/ingest/.env", DotEnv);

        var run = (await _cli.RunAsync("import --from .env --to genie-dev/api-keys")).ShouldSucceed();

        run.Output.ShouldBe(
            """
            3 entries become keys of genie-dev/api-keys in the local store

            ENTRY              KEY               STATE                FROM
            GITHUB_TOKEN       github_token      new                  .env
            LOG_LEVEL          -                 no key of that name  .env
            EXTERNAL_API__KEY  external_api.key  new                  .env
            PORT               port              new                  .env
            HOST               -                 empty                .env

            """);
        run.All.ShouldNotContain("CANARY");
        (await _cli.RunAsync("list")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_DotEnv_StoresReadsBackAndDeletesOnlyWhatItImported()
    {
        var file = _cli.Write("jobs/ingest/.env", DotEnv);

        var run = (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --apply --delete-source")).ShouldSucceed();

        run.Output.ShouldStartWith("Imported 3 values into genie-dev/api-keys in the local store and read them back (version ");
        run.Output.ShouldEndWith("Removed 3 variables from .env.\n");
        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"github_token":"CANARY-\"token\"","external_api":{"key":"CANARY key"},"port":5433}""");
        File.ReadAllText(file).ShouldBe("# The tokens of the job.\n\nLOG_LEVEL=debug\nHOST=\n");
        run.All.ShouldNotContain("CANARY");
        Directory.GetFiles(_cli.Inside, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_ValueThatAShellComputes_IsShownAndNotImported()
    {
        _cli.Write("jobs/ingest/.env", "HOST=db.example.com\nGITHUB_TOKEN=${CANARY}\nPORT=$HOST\n");

        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys")).ShouldSucceed().Output.ShouldContain("GITHUB_TOKEN  -     refers to a variable or a command  .env");
        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --apply")).ShouldSucceed().Error.ShouldContain("warning: 'GITHUB_TOKEN' in .env was not imported");
        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"host":"db.example.com"}""");
    }

    [Fact]
    public async Task Import_BrokenSchema_NamesNoOptionThatImportDoesNotHave()
    {
        _cli.Write("jobs/ingest/.env", "GITHUB_TOKEN=CANARY-token\n");
        _cli.Write("schemas/api-keys.schema.json", "{");

        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys")).ShouldFail("the schema has errors").Error.ShouldNotContain("--skip-validation");
    }

    [Fact]
    public async Task Import_AppSettings_FollowsSectionsAndKeepsTheRestOfTheFile()
    {
        var file = _cli.Write("jobs/ingest/appsettings.json", """
            {
              "Logging": { "Level": "Debug" },
              "Github": { "Token": "CANARY-token" },
              "ExternalApi": { "BaseUrl": "https://api.example.com/", "Key": "CANARY-key" }
            }
            """);

        (await _cli.RunAsync("import --from appsettings.json --to genie-dev/api-keys --apply --delete-source")).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"github_token":"CANARY-token","external_api":{"base_url":"https://api.example.com/","key":"CANARY-key"}}""");
        File.ReadAllText(file).ShouldBe("""
            {
              "Logging": { "Level": "Debug" },
              "Github": {},
              "ExternalApi": {}
            }
            """);
    }

    [Fact]
    public async Task Import_SettingsWithComments_AreReadAndLeftForAPersonToEdit()
    {
        var file = _cli.Write("jobs/ingest/appsettings.json", """{ /* tokens */ "GithubToken": "CANARY-token", }""");

        (await _cli.RunAsync("import --from appsettings.json --to genie-dev/api-keys --apply --delete-source")).ShouldFail("Remove these settings by hand: GithubToken");

        (await _cli.RunAsync("get genie-dev/api-keys --reveal --key github_token")).Output.ShouldBe("CANARY-token");
        File.ReadAllText(file).ShouldContain("CANARY");
    }

    [Fact]
    public async Task Import_UserSecrets_AreFoundByTheProjectFile()
    {
        _cli.Variables["HOME"] = _cli.Root;
        _cli.Write("jobs/ingest/Job.csproj", "<Project><PropertyGroup><UserSecretsId>job-id</UserSecretsId></PropertyGroup></Project>");
        var file = _cli.Write(".microsoft/usersecrets/job-id/secrets.json", """{ "Github:Token": "CANARY-token", "Other": "x" }""");

        (await _cli.RunAsync("import --from user-secrets --to genie-dev/api-keys --apply --delete-source")).ShouldSucceed().Output.ShouldContain("Removed 1 setting from user-secrets:job-id.");

        File.ReadAllText(file).ShouldBe("""{ "Other": "x" }""");
        (await _cli.RunAsync("import --from user-secrets:none --to genie-dev/api-keys")).ShouldFail("dotnet user-secrets set");
    }

    [Fact]
    public async Task Import_AnotherSecret_IsDeletedOnlyWhenAllOfItWasImported()
    {
        await _cli.RunAsync("put legacy/keys", """{"githubToken":"CANARY-token","other":"CANARY"}""");

        (await _cli.RunAsync("import --from local:legacy/keys --to genie-dev/api-keys --apply --delete-source")).ShouldFail("has keys that were not imported, so it is not deleted: other.");
        await _cli.RunAsync("unset legacy/keys other");
        var run = (await _cli.RunAsync("import --from local:legacy/keys --to genie-dev/api-keys --apply --delete-source")).ShouldSucceed();

        run.Output.ShouldBe("genie-dev/api-keys has the value already.\nDeleted legacy/keys from the local store.\n");
        (await _cli.RunAsync("list")).Output.ShouldBe("genie-dev/api-keys\n");
    }

    [Fact]
    public async Task Import_MappingFile_IsProposedThenFollowed()
    {
        _cli.Write("jobs/ingest/.env", "PARTNER=CANARY-token\nGITHUB_TOKEN=CANARY-other\n");

        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --map map.json")).ShouldSucceed().Error.ShouldContain("Wrote map.json.");
        var map = Path.Combine(_cli.Inside, "map.json");
        File.ReadAllText(map).ShouldBe("{\n  \"PARTNER\": null,\n  \"GITHUB_TOKEN\": \"github_token\"\n}\n");
        await File.WriteAllTextAsync(map, """{ "PARTNER": "external_api.key", "GITHUB_TOKEN": null }""", TestContext.Current.CancellationToken);
        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --map map.json --apply")).ShouldSucceed().Error.ShouldContain("/github_token: required key is missing");
        await File.WriteAllTextAsync(map, """{ "PARTNER": "github_token", "GITHUB_TOKEN": null }""", TestContext.Current.CancellationToken);
        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --map map.json --apply")).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"external_api":{"key":"CANARY-token"},"github_token":"CANARY-token"}""");
    }

    [Fact]
    public async Task Import_OtherValueInTheStore_IsKeptUnlessOverwritten()
    {
        _cli.Write("jobs/ingest/.env", "GITHUB_TOKEN=CANARY-new\n");
        await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY-old","host":"x"}""");

        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --apply")).ShouldFail("has another value than 'GITHUB_TOKEN' in .env. Nothing was written.");
        (await _cli.RunAsync("import --from .env --to genie-dev/api-keys --apply --overwrite")).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"github_token":"CANARY-new","host":"x"}""");
    }

    [Theory]
    [InlineData("import --from .env --to genie-dev/api-keys --delete-source", "Add --apply.")]
    [InlineData("import --from missing.env --to genie-dev/api-keys", "The file missing.env does not exist.")]
    [InlineData("import --from .env --to genie-prod/api-keys --apply", "Add --yes")]
    [InlineData("import --from .env --to genie-dev/unknown", "genie-secrets schema add unknown KEY…, or, if the secret is stored already: genie-secrets schema infer genie-dev/unknown")]
    [InlineData("import --from .env --to genie-dve/api-keys", "Did you mean")]
    [InlineData("import --from .env other.env --to genie-dev/api-keys", "with different values")]
    [InlineData("import --from broken.env --to genie-dev/api-keys", "broken.env: line 2 is not a variable.")]
    [InlineData("import --from open.env --to genie-dev/api-keys", "the quote in line 1 is not closed.")]
    [InlineData("import --from broken.json --to genie-dev/api-keys", "broken.json is not valid JSON: see line 1.")]
    public async Task Import_ImpossibleRequest_SaysWhatToDo(string command, string expected)
    {
        _cli.Write("jobs/ingest/.env", "GITHUB_TOKEN=CANARY-a\n");
        _cli.Write("jobs/ingest/other.env", "GITHUB_TOKEN=CANARY-b\n");
        _cli.Write("jobs/ingest/broken.env", "A=1\nCANARY\n");
        _cli.Write("jobs/ingest/open.env", "A=\"CANARY\n");
        _cli.Write("jobs/ingest/broken.json", "{ CANARY");

        (await _cli.RunAsync(command)).ShouldFail(expected);
    }

    // What fails where: the operation of the call, and how it fails.
    public static TheoryData<string, string> Failures
    {
        get
        {
            TheoryData<string, string> failures = [];
            foreach (var operation in new[] { "GetSecretValue", "CreateSecret", "DescribeSecret", "PutSecretValue", "DeleteSecret" })
            {
                foreach (var fault in new[] { nameof(Fault.AccessDenied), nameof(Fault.Throttle), nameof(Fault.DropConnection), nameof(Fault.ServerError), nameof(Fault.TruncateBody) })
                {
                    failures.Add(operation, fault);
                }
            }

            return failures;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Import_AnyCallFails_NothingIsLostAndRunningItAgainCompletesIt(string operation, string fault)
    {
        await using var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        aws.Emulator.Put("legacy/keys", """{"githubToken":"CANARY-token","externalApi.key":"CANARY-key"}""");
        if (operation is "PutSecretValue" or "DescribeSecret")
        {
            aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY-token"}""");
        }

        const string Command = "import --from aws:legacy/keys --to genie-dev/api-keys --apply --delete-source";
        CliRun failed;
        using (aws.Emulator.Faults.Inject((Fault)typeof(Fault).GetProperty(fault)!.GetValue(null)!, operation))
        {
            failed = await _cli.RunAsync(Command);
        }

        failed.ExitCode.ShouldBe(ExitCodes.Failed, failed.All);
        failed.All.ShouldNotContain("CANARY");
        var sourceExists = (await _cli.RunAsync("list legacy/")).Output.Length > 0;
        (sourceExists || operation == "DeleteSecret").ShouldBeTrue("the source is there until the values were read back");

        if (sourceExists)
        {
            (await _cli.RunAsync(Command)).ShouldSucceed();
        }

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("""{"github_token":"CANARY-token","external_api":{"key":"CANARY-key"}}""");
        (await _cli.RunAsync("history genie-dev/api-keys --format json")).Output.Split("\"stages\"").Length.ShouldBeLessThanOrEqualTo(3);
        (await _cli.RunAsync("list legacy/")).Output.ShouldBeEmpty();
    }
}
