using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Hosting;

public sealed class HostingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task Start_AddressOutsideTheLoopback_IsRejected(string address)
    {
        var error = await Should.ThrowAsync<SecretsConfigurationException>(() => SecretsManagerEmulator.StartAsync(new EmulatorOptions { Address = IPAddress.Parse(address) }, Ct));

        error.Message.ShouldContain("loopback");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\n")]
    public async Task Start_EmptyAgentToken_IsRejected(string token)
    {
        var error = await Should.ThrowAsync<SecretsConfigurationException>(() => StartAndStopAsync(new EmulatorOptions { AgentToken = token }));

        error.Message.ShouldContain("AgentToken is empty");
    }

    [Fact]
    public async Task Start_AspNetCoreUrlsSet_ListensOnTheLoopbackOnly()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:0");
        try
        {
            await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);

            emulator.Endpoint.Host.ShouldBe("127.0.0.1");
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", value: null);
        }
    }

    [Fact]
    public async Task Start_Twice_ShareNothing()
    {
        await using var first = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        await using var second = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { Region = "us-gov-west-1" }, Ct);
        first.Put("s", "v");

        second.Contains("s").ShouldBeFalse();
        second.Put("s", "v");
        using var client = new WireClient(second.Endpoint, new Signer(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey, second.Region));
        (await client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("ARN").GetString()!.ShouldStartWith("arn:aws-us-gov:secretsmanager:us-gov-west-1:");
    }

    [Fact]
    public async Task Start_PortInUse_Fails()
    {
        await using var first = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);

        await Should.ThrowAsync<IOException>(() => SecretsManagerEmulator.StartAsync(new EmulatorOptions { Port = first.Endpoint.Port }, Ct));
    }

    [Fact]
    public async Task Call_UnsignedWithoutVerification_Succeeds()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { VerifySignatures = false }, Ct);
        using var client = new WireClient(emulator.Endpoint, signer: null);
        emulator.Put("s", "v");

        (await client.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("v");
    }

    [Fact]
    public async Task Put_ConcurrentlyOverHttp_LosesNone()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { VerifySignatures = false }, Ct);
        using var client = new WireClient(emulator.Endpoint, signer: null);
        emulator.Put("s", "v");

        await Parallel.ForAsync(0, 60, Ct, async (i, _) =>
            await client.OkAsync("PutSecretValue", $$"""{"SecretId":"s","SecretString":"{{i}}","ClientRequestToken":"{{new Guid(i, 0, 0, new byte[8])}}"}"""));

        var versions = (await client.OkAsync("ListSecretVersionIds", """{"SecretId":"s","IncludeDeprecated":true}""")).GetProperty("Versions").EnumerateArray().ToArray();
        versions.Length.ShouldBe(61);
        versions.SelectMany(version => version.TryGetProperty("VersionStages", out var stages) ? stages.EnumerateArray().Select(stage => stage.GetString()) : [])
            .Order().ShouldBe(["AWSCURRENT", "AWSPREVIOUS"]);
    }

    private static async Task StartAndStopAsync(EmulatorOptions options)
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(options, Ct);
    }
}
