using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace IngestJob.Tests;

/// <summary>The sample job runs with the policy that follows from its assembly, and needs every secret of it.</summary>
public sealed class LeastPrivilegeTests : IDisposable
{
    private static readonly string s_root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    private readonly JobDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Run_WithItsPolicyOnly_SucceedsAndNeedsAllOfIt()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var (name, value) in GoodValues.All)
        {
            emulator.Put(name.Replace("genie-dev", "genie-prod", StringComparison.Ordinal), value);
        }

        var usage = UsageAnalysis.Run([JobAssembly]);
        var policy = IamPolicy.Create(new() { Usage = [usage], Environment = "prod", Account = "000000000000", Regions = ["us-east-1"] });
        policy.Resources.Count.ShouldBe(GoodValues.All.Count);

        (await RunAsync(emulator, policy.Documents[0])).ShouldSucceed();

        foreach (var resource in policy.Resources)
        {
            var run = await RunAsync(emulator, policy.Documents[0].Replace(resource, resource + "-other", StringComparison.Ordinal));

            run.ShouldFail("secretsmanager:GetSecretValue");
            run.Error.ShouldContain(resource[(resource.LastIndexOf(':') + 1)..^"-??????".Length]);
        }
    }

    // After a change of the sample: genie-secrets usage samples/IngestJob/bin/Release/net10.0 --format json --output terraform/usage/ingest-job.json
    [Fact]
    public void Report_OfTheRepository_IsThatOfTheSample()
    {
        var usage = UsageAnalysis.Run([JobAssembly], s_root);

        ReportRenderer.Render(usage, usage.ToDocument(), ReportFormat.Json, TextStyle.Plain).ShouldBe(File.ReadAllText(Path.Combine(s_root, "terraform", "usage", "ingest-job.json")));
    }

    // In its own output directory: beside the tests, they would be a part of the job.
    private static string JobAssembly
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(s_root, "samples", "IngestJob", "bin", output.Parent!.Name, output.Name, "IngestJob.dll");
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private Task<JobRun> RunAsync(SecretsManagerEmulator emulator, string policy)
    {
        emulator.AccessKeys.Set("job", "fake-secret-access-key", [policy]);
        Dictionary<string, string> variables = new(emulator.EnvironmentVariables, StringComparer.Ordinal) { ["ENVIRONMENT"] = "prod", ["AWS_ACCESS_KEY_ID"] = "job", ["AWS_SECRET_ACCESS_KEY"] = "fake-secret-access-key" };
        return JobRun.StartAsync(_directory, ["--store", "aws"], [.. variables.Select(static variable => (variable.Key, variable.Value))]);
    }
}
