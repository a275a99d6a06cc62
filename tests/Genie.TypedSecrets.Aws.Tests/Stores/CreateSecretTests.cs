using System.Text.Json;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Stores;

/// <summary>Tests that the metadata of a new secret is part of the call that creates it.</summary>
public sealed class CreateSecretTests
{
    private const string SecretName = "genie-dev/api-keys";
    private const string KeyId = "arn:aws:kms:us-east-1:000000000000:key/00000000-1111-2222-3333-444444444444";
    private static readonly byte[] s_value = "{\"token\":\"fake-token\"}"u8.ToArray();

    private static readonly SecretWriteOptions s_options = new()
    {
        Description = "Tokens of the loader.",
        KmsKeyId = KeyId,
        Tags = new Dictionary<string, string> { ["owner"] = "data-platform", ["cost-centre"] = "4711" },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_NewSecret_SendsTheMetadataWithCreateSecret()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        using var store = EmulatorFixture.StoreOf(emulator);
        using var client = Clients.Create(emulator.Endpoint, credentials: EmulatorFixture.Credentials);

        await store.PutAsync(SecretName, s_value, s_options, Ct);

        var description = await client.DescribeSecretAsync(new() { SecretId = SecretName }, Ct);
        description.Description.ShouldBe(s_options.Description);
        description.KmsKeyId.ShouldBe(KeyId);
        description.Tags.ShouldNotBeNull().ToDictionary(tag => tag.Key, tag => tag.Value).ShouldBe(s_options.Tags, ignoreOrder: true);
        emulator.Requests.All.Select(request => request.Operation).ShouldBe(["PutSecretValue", "CreateSecret", "DescribeSecret"]);
    }

    [Fact]
    public async Task Put_ExistingSecret_KeepsItsMetadata()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        using var store = EmulatorFixture.StoreOf(emulator);
        using var client = Clients.Create(emulator.Endpoint, credentials: EmulatorFixture.Credentials);
        await store.PutAsync(SecretName, s_value, s_options, Ct);

        await store.PutAsync(SecretName, s_value, new SecretWriteOptions { Description = "Another description." }, Ct);

        var description = await client.DescribeSecretAsync(new() { SecretId = SecretName }, Ct);
        description.Description.ShouldBe(s_options.Description);
        description.Tags.ShouldNotBeNull().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Put_ReplicaRegions_SendsThemWithTheirKeys()
    {
        await using ScriptedEndpoint endpoint = new((request, stream, token) => stream.WriteAsync(
            request.Operation == "CreateSecret"
                ? ScriptedEndpoint.Response(200, """{"Name":"genie-dev/api-keys","VersionId":"v1"}""")
                : ScriptedEndpoint.Response(400, """{"__type":"ResourceNotFoundException"}"""),
            token).AsTask());
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));

        await store.PutAsync(SecretName, s_value, new SecretWriteOptions { ReplicaRegions = [new("us-west-2"), new("eu-west-1", "alias/replica")] }, Ct);

        var body = JsonDocument.Parse(endpoint.Requests.Single(request => request.Operation == "CreateSecret").Body).RootElement;
        body.GetProperty("AddReplicaRegions").GetRawText().ShouldBe("""[{"Region":"us-west-2"},{"Region":"eu-west-1","KmsKeyId":"alias/replica"}]""");
        body.TryGetProperty("Tags", out _).ShouldBeFalse();
    }

    public static TheoryData<string, SecretWriteOptions> InvalidOptions => new()
    {
        { "reserved", new() { Tags = new Dictionary<string, string> { ["aws:owner"] = "x" } } },
        { "1 to 128", new() { Tags = new Dictionary<string, string> { [new string('k', 129)] = "x" } } },
        { "256", new() { Tags = new Dictionary<string, string> { ["owner"] = new string('v', 257) } } },
        { "maximum is 50", new() { Tags = Enumerable.Range(0, 51).ToDictionary(i => $"k{i}", _ => "x") } },
        { "maximum is 2048", new() { Description = new string('d', 2049) } },
        { "KMS key id", new() { KmsKeyId = string.Empty } },
        { "us-east-1", new() { ReplicaRegions = [new("Frankfurt")] } },
    };

    [Theory]
    [MemberData(nameof(InvalidOptions), DisableDiscoveryEnumeration = true)]
    public async Task Put_InvalidMetadata_ThrowsBeforeSending(string expectedText, SecretWriteOptions options)
    {
        await using ScriptedEndpoint endpoint = new(500, "{}");
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));

        (await Should.ThrowAsync<ArgumentException>(async () => await store.PutAsync(SecretName, s_value, options, Ct))).Message.ShouldContain(expectedText);

        endpoint.Requests.ShouldBeEmpty();
    }
}
