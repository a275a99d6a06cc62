using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Usage;

namespace IngestJob.Tests;

/// <summary>The sample job runs with the policy that follows from its assembly, and needs every secret of it.</summary>
public sealed class LeastPrivilegeTests : IDisposable
{
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

        var usage = UsageAnalysis.Run([Path.Combine(AppContext.BaseDirectory, "IngestJob.dll")]);
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

    private Task<JobRun> RunAsync(SecretsManagerEmulator emulator, string policy)
    {
        emulator.AccessKeys.Set("job", "fake-secret-access-key", [policy]);
        Dictionary<string, string> variables = new(emulator.EnvironmentVariables, StringComparer.Ordinal) { ["ENVIRONMENT"] = "prod", ["AWS_ACCESS_KEY_ID"] = "job", ["AWS_SECRET_ACCESS_KEY"] = "fake-secret-access-key" };
        return JobRun.StartAsync(_directory, ["--store", "aws"], [.. variables.Select(static variable => (variable.Key, variable.Value))]);
    }
}
