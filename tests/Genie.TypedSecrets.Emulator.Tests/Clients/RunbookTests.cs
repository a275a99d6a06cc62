namespace Genie.TypedSecrets.Emulator.Tests.Clients;

/// <summary>Runs the runbook of the platform with AWS's own clients.</summary>
public sealed class RunbookTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genie-emulator-clients-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Runbook_WithTheAwsCli_WorksAsItIsWritten()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        await ExternalTool.FindAsync(["aws"], ["--version"], _directory, Ct);

        var output = await RunAsync(emulator, "bash", Path.Combine(ExternalTool.DirectoryOf("aws-cli"), "runbook.sh"));

        output.ShouldEndWith("done\n");
        emulator.Requests.All.Select(request => request.Operation).Where(operation => operation.Length > 0).Distinct().Order().ShouldBe(
        [
            "CreateSecret", "DeleteSecret", "DescribeSecret", "GetSecretValue", "ListSecrets", "PutSecretValue", "RestoreSecret", "UpdateSecretVersionStage",
        ]);
    }

    [Fact]
    public async Task ManagingSecrets_TheCommandsOfThePage_WorkInOrder()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        await ExternalTool.FindAsync(["aws"], ["--version"], _directory, Ct);
        var page = await File.ReadAllTextAsync(FindAbove(ExternalTool.DirectoryOf("aws-cli"), Path.Combine("docs", "managing-secrets.md")), Ct);
        var commands = page.ReplaceLineEndings("\n").Split("```sh\n")[1].Split("```")[0];
        await File.WriteAllTextAsync(Path.Combine(_directory, "api-keys.json"), """{ "github_token": "fake-token" }""", Ct);
        var script = Path.Combine(_directory, "page.sh");
        await File.WriteAllTextAsync(script, $"set -e\naws() {{ command aws --endpoint-url \"$ENDPOINT\" \"$@\"; }}\n{commands}", Ct);

        await RunAsync(emulator, "bash", script);

        emulator.Requests.All.Select(request => request.Operation).Where(operation => operation.Length > 0).ShouldBe(
            ["CreateSecret", "PutSecretValue", "DescribeSecret", "DeleteSecret", "RestoreSecret"]);
    }

    [Fact]
    public async Task Runbook_WithBoto3_WorksAsItIsWritten()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        var python = await ExternalTool.FindAsync(["python3", "/usr/bin/python3", "python"], ["-c", "import boto3"], _directory, Ct);

        (await RunAsync(emulator, python, Path.Combine(ExternalTool.DirectoryOf("python"), "runbook.py"))).ShouldEndWith("done\n");
    }

    [Fact]
    public async Task Runbook_WithTheJavaScriptSdk_WorksAsItIsWritten()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        var directory = ExternalTool.DirectoryOf("javascript");
        await ExternalTool.RunAsync(directory, new Dictionary<string, string?>(StringComparer.Ordinal), "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], Ct);

        (await RunAsync(emulator, "node", Path.Combine(directory, "runbook.mjs"))).ShouldEndWith("done\n");
        emulator.Requests.Of("BatchGetSecretValue").Count.ShouldBe(2);
    }

    private static string FindAbove(string directory, string file)
    {
        var at = new DirectoryInfo(directory);
        while (!File.Exists(Path.Combine(at.FullName, file)))
        {
            at = at.Parent ?? throw new FileNotFoundException(file);
        }

        return Path.Combine(at.FullName, file);
    }

    private Task<string> RunAsync(SecretsManagerEmulator emulator, string program, string script)
    {
        // Without the AWS configuration of the user who runs the tests.
        var environment = new Dictionary<string, string?>(emulator.EnvironmentVariables!, StringComparer.Ordinal)
        {
            ["ENDPOINT"] = emulator.EndpointUrl,
            ["AWS_CONFIG_FILE"] = Path.Combine(_directory, "no-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_directory, "no-credentials"),
            ["AWS_PROFILE"] = null,
            ["AWS_SESSION_TOKEN"] = null,
            ["AWS_PAGER"] = string.Empty,
            ["NO_PROXY"] = "127.0.0.1",
        };
        return ExternalTool.RunAsync(_directory, environment, program, [script], Ct);
    }
}
