using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Fuzzing;

/// <summary>
/// Sends random requests, valid and hostile ones, to an emulator on a disk that is full now and then, and restarts it in between. <c>GENIE_TEST_FUZZ_SECONDS</c> says for how
/// long; one second by default. A failure names its seed.
/// </summary>
public sealed class RequestFuzzTests : DataDirectoryTest
{
    private const string SecondsVariable = "GENIE_TEST_FUZZ_SECONDS";
    private const int RequestsPerRun = 60;

    [Fact]
    public async Task Call_RandomRequests_NeverFailsAndARestartChangesNothing()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable(SecondsVariable) ?? "1", CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var seed = seconds == 1 ? 1 : Environment.TickCount;
        do
        {
            await RunAsync(seed++);
        }
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds));
    }

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        string before;
        await using (var emulator = await StartAsync(verifySignatures: true))
        {
            using var home = SignedClientOf(emulator, RequestGenerator.HomeRegion);
            using var replica = SignedClientOf(emulator, RequestGenerator.ReplicaRegion);
            for (var i = 0; i < RequestsPerRun; i++)
            {
                Files.IsFull = random.Next(10) == 0;
                Files.WritesLeft = random.Next(3);
                var (operation, body) = RequestGenerator.Next(random);
                var response = await (random.Next(4) == 0 ? replica : home).CallAsync(operation, body);
                Check(response, $"seed {seed}, request {i}: {operation} {body}");
                if (random.Next(20) == 0)
                {
                    Clock.Advance(TimeSpan.FromDays(random.Next(12)));
                }
            }

            Files.IsFull = false;
            before = await StateAsync(home) + await StateAsync(replica);
        }

        await using var restarted = await StartAsync(verifySignatures: true);
        using var homeAgain = SignedClientOf(restarted, RequestGenerator.HomeRegion);
        using var replicaAgain = SignedClientOf(restarted, RequestGenerator.ReplicaRegion);
        restarted.DamagedFiles.ShouldBeEmpty($"seed {seed}");
        (await StateAsync(homeAgain) + await StateAsync(replicaAgain)).ShouldBe(before, $"seed {seed}");
    }

    private void Check(WireResponse response, string request)
    {
        if (response.Status == HttpStatusCode.InternalServerError)
        {
            Files.IsFull.ShouldBeTrue(request);
            response.Message.ShouldContain("cannot store the change", Case.Sensitive, request);
            return;
        }

        response.Status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest], request);
    }

    // Everything but the days of the last reads, which aren't stored.
    private static async Task<string> StateAsync(WireClient client)
    {
        var state = new List<string>();
        var secrets = await client.OkAsync("ListSecrets", """{"IncludePlannedDeletion":true,"SortBy":"name"}""");
        foreach (var secret in secrets.GetProperty("SecretList").EnumerateArray())
        {
            var id = $$"""{"SecretId":"{{secret.GetProperty("ARN")}}"}""";
            state.Add(Strip((await client.OkAsync("DescribeSecret", id)).ToString()));
            var versions = await client.OkAsync("ListSecretVersionIds", id.Replace("}", ",\"IncludeDeprecated\":true}", StringComparison.Ordinal));
            state.Add(Strip(versions.ToString()));
            foreach (var version in versions.GetProperty("Versions").EnumerateArray())
            {
                state.Add((await client.CallAsync("GetSecretValue", id.Replace("}", $",\"VersionId\":\"{version.GetProperty("VersionId")}\"}}", StringComparison.Ordinal))).Text);
            }

            state.Add((await client.CallAsync("GetResourcePolicy", id)).Text);
        }

        return string.Join('\n', state);
    }

    private static string Strip(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node.Remove("LastAccessedDate");
        foreach (var version in node["Versions"]?.AsArray() ?? [])
        {
            version!.AsObject().Remove("LastAccessedDate");
        }

        return node.ToJsonString();
    }
}
