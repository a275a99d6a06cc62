using System.Diagnostics;
using Genie.TypedSecrets.Aws.Tests.Aot;

namespace IngestService.Tests;

/// <summary>Publishes the service with NativeAOT, and runs it.</summary>
public sealed class NativeTests(AotJob job) : IClassFixture<AotJob>
{
    private const string Canary = "CANARY-native-service";
    private const string Listening = "Now listening on: ";

    [Fact]
    public async Task Publish_TheWholeService_HasNoWarningsAndBecomesHealthy()
    {
        job.PublishOutput.ShouldBeEmpty();

        using var process = Start();
        try
        {
            var address = await ReadAddressAsync(process.StandardOutput);
            using HttpClient http = new();
            (await http.GetStringAsync($"{address}/health", TestContext.Current.CancellationToken)).ShouldBe("Healthy");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start()
    {
        ProcessStartInfo start = new(job.Program.FullName, "--urls http://127.0.0.1:0") { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["GENIE_SECRETS_STORE"] = "environment";
        start.Environment["ENVIRONMENT"] = "dev";
        start.Environment["GENIE_DEV__API_KEYS"] = $$"""{"github_token":"{{Canary}}","external_api":{"base_url":"https://api.example.com/v2/","key":"fake-key"} }""";
        start.Environment["GENIE_DEV__DATABASE"] = """{"engine":"postgres","host":"db.example.com","port":"5432","username":"fake-user","password":"fake-password"}""";
        return Process.Start(start)!;
    }

    private static async Task<string> ReadAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            line.ShouldNotContain(Canary);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var index and >= 0)
            {
                return line[(index + Listening.Length)..].Trim();
            }
        }

        throw new InvalidOperationException("The service has ended.");
    }
}
