using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Stores;

/// <summary>Tests the store over HTTP against the emulator.</summary>
public sealed class AwsSecretStoreTests : WritableSecretStoreTests, IAsyncLifetime
{
    private const string SecretName = "genie-dev/api-keys";
    private SecretsManagerEmulator _emulator = null!;
    private AwsSecretStore _store = null!;

    protected override IWritableSecretStore Writable => _store;

    protected override bool RemovesVersionsWithoutStage => false;

    protected override string ExpectedRemedy => "aws secretsmanager create-secret --region us-east-1 --name genie-dev/nothing-here";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _emulator = await SecretsManagerEmulator.StartAsync();
        _store = EmulatorFixture.StoreOf(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Get_ByArn_ReturnsTheSecretUnderTheArn()
    {
        await SeedAsync(SecretName, "\"fake-one\""u8.ToArray());
        var arn = $"arn:aws:secretsmanager:us-east-1:000000000000:secret:{SecretName}";

        using var payload = await _store.GetAsync(new(arn), Ct);

        payload.Name.ShouldBe(arn);
        Encoding.UTF8.GetString(payload.Reveal()).ShouldBe("\"fake-one\"");
    }

    [Fact]
    public async Task Get_DeletedSecret_NamesTheCommandThatRestoresIt()
    {
        await SeedAsync(SecretName, "\"fake-one\""u8.ToArray());
        await _store.DeleteAsync(SecretName, Ct);

        (await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(SecretName), Ct)))
            .Message.ShouldContain($"aws secretsmanager restore-secret --region us-east-1 --secret-id {SecretName}");
    }

    [Fact]
    public async Task Put_DeletedSecret_RestoresIt()
    {
        await SeedAsync(SecretName, "\"fake-one\""u8.ToArray());
        await _store.DeleteAsync(SecretName, Ct);

        await SeedAsync(SecretName, "\"fake-two\""u8.ToArray());

        (await ReadAsync(new(SecretName))).ShouldBe("\"fake-two\""u8.ToArray());
    }

    [Fact]
    public async Task GetMany_FortyFiveSecrets_MakesThreeBatchCallsAndNoSingleCall()
    {
        var names = Enumerable.Range(0, 45).Select(i => $"genie-dev/s{i:00}").ToArray();
        foreach (var name in names)
        {
            _emulator.Put(name, $"\"fake-{name}\"");
        }

        var results = await _store.GetManyAsync([.. names.Select(name => new SecretRequest(name))], Ct);

        results.Select(result => Encoding.UTF8.GetString(result.Payload.ShouldNotBeNull().Reveal())).ShouldBe(names.Select(name => $"\"fake-{name}\""));
        Operations().ShouldBe(["BatchGetSecretValue", "BatchGetSecretValue", "BatchGetSecretValue"]);
    }

    [Fact]
    public async Task GetMany_OneSecret_MakesASingleCall()
    {
        await SeedAsync(SecretName, "\"fake-one\""u8.ToArray());
        var before = Operations().Count;

        (await _store.GetManyAsync([new(SecretName)], Ct)).ShouldHaveSingleItem().IsSuccess.ShouldBeTrue();

        Operations().Skip(before).ShouldBe(["GetSecretValue"]);
    }

    [Fact]
    public async Task GetMany_OtherStages_AreFetchedWithSingleCalls()
    {
        await SeedAsync(SecretName, "\"fake-one\""u8.ToArray());
        await SeedAsync(SecretName, "\"fake-two\""u8.ToArray());
        await SeedAsync("genie-dev/database", "\"fake-three\""u8.ToArray());

        var results = await _store.GetManyAsync(
            [new(SecretName), new(SecretName) { VersionStage = SecretRequest.PreviousStage }, new("genie-dev/database")], Ct);

        results.Select(result => Encoding.UTF8.GetString(result.Payload.ShouldNotBeNull().Reveal())).ShouldBe(["\"fake-two\"", "\"fake-one\"", "\"fake-three\""]);
    }

    [Fact]
    public async Task GetMany_BatchPermissionMissing_MakesSingleCallsDuringTheCooldown()
    {
        _emulator.Put("genie-dev/one", "\"fake-one\"");
        _emulator.Put("genie-dev/two", "\"fake-two\"");
        _emulator.AccessKeys.Set("fake-reader", "fake-reader-secret", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["secretsmanager:GetSecretValue","kms:Decrypt"],"Resource":"*"}]}
            """);
        using AwsSecretStore store = new(Clients.Options(_emulator.Endpoint, credentials: new Amazon.Runtime.BasicAWSCredentials("fake-reader", "fake-reader-secret")));

        for (var i = 0; i < 2; i++)
        {
            (await store.GetManyAsync([new("genie-dev/one"), new("genie-dev/two")], Ct)).ShouldAllBe(result => result.IsSuccess);
        }

        Operations().Count(operation => operation == "BatchGetSecretValue").ShouldBe(1);
        Operations().Count(operation => operation == "GetSecretValue").ShouldBe(4);
    }

    [Fact]
    public async Task Get_ThroughTheClient_ReturnsTheKey()
    {
        await SeedAsync(SecretName, "{\"github_token\":\"fake-token\"}"u8.ToArray());
        await using SecretsClient client = new(new SecretsOptions { Store = _store, AllowedEnvironments = { "dev" } });

        (await client.GetSecretValueAsync(SecretName, "github_token", Ct)).Reveal().ShouldBe("fake-token");
    }

    private List<string> Operations() => [.. _emulator.Requests.All.Select(request => request.Operation)];
}
