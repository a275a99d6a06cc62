using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Contains the tests that every store passes.</summary>
public abstract class SecretStoreConformance
{
    protected const string Canary = "CANARY-store-value";
    private const string SecretName = "genie-dev/api-keys";
    private static readonly byte[] s_value = Encoding.UTF8.GetBytes($$"""{"github_token":"{{Canary}}","größe":"日本"}""");

    private protected abstract ISecretStore Store { get; }

    /// <summary>Adds a value to the store.</summary>
    private protected abstract Task SeedAsync(string name, byte[] value, bool isBinary = false);

    /// <summary>Gets the part of the message that says how to create a missing secret in this store.</summary>
    private protected abstract string ExpectedRemedy { get; }

    private protected virtual bool SupportsBinary => true;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ExistingSecret_ReturnsItsBytesAndName()
    {
        await SeedAsync(SecretName, s_value);

        using var payload = await Store.GetAsync(new(SecretName), Ct);

        payload.Name.ShouldBe(SecretName);
        payload.Reveal().ToArray().ShouldBe(s_value);
        payload.IsBinary.ShouldBeFalse();
        payload.VersionId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Get_MissingSecret_NamesItAndTheStoreAndTheRemedy()
    {
        await SeedAsync(SecretName, s_value);

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new("genie-dev/nothing-here"), Ct));

        error.SecretName.ShouldBe("genie-dev/nothing-here");
        error.Message.ShouldContain("genie-dev/nothing-here");
        error.Message.ShouldContain(Store.Name);
        error.Message.ShouldContain(ExpectedRemedy);
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task Get_UnchangedSecret_ReturnsTheSameVersionId()
    {
        await SeedAsync(SecretName, s_value);

        using var first = await Store.GetAsync(new(SecretName), Ct);
        using var second = await Store.GetAsync(new(SecretName), Ct);

        second.VersionId.ShouldBe(first.VersionId);
    }

    [Fact]
    public async Task Get_ChangedSecret_ReturnsTheNewValueUnderAnotherVersionId()
    {
        await SeedAsync(SecretName, s_value);
        using var first = await Store.GetAsync(new(SecretName), Ct);
        await SeedAsync(SecretName, "{\"github_token\":\"fake-second\"}"u8.ToArray());

        using var second = await Store.GetAsync(new(SecretName), Ct);

        second.VersionId.ShouldNotBe(first.VersionId);
        second.Reveal().ToArray().ShouldBe("{\"github_token\":\"fake-second\"}"u8.ToArray());
    }

    [Fact]
    public async Task Get_ByVersionId_ReturnsThatVersionOnly()
    {
        await SeedAsync(SecretName, s_value);
        using var current = await Store.GetAsync(new(SecretName), Ct);

        using var again = await Store.GetAsync(new(SecretName) { VersionId = current.VersionId, VersionStage = "ignored" }, Ct);
        again.Reveal().ToArray().ShouldBe(s_value);

        var unknown = new SecretRequest(SecretName) { VersionId = "00000000-0000-0000-0000-000000000000" };
        (await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(unknown, Ct))).Message.ShouldContain("00000000");
    }

    [Theory]
    [InlineData(SecretRequest.PendingStage)]
    [InlineData(SecretRequest.PreviousStage)]
    [InlineData("awscurrent")]
    public async Task Get_MissingStage_ThrowsNotFoundListingStages(string stage)
    {
        await SeedAsync(SecretName, s_value);

        var error = await Should.ThrowAsync<SecretNotFoundException>(
            async () => await Store.GetAsync(new(SecretName) { VersionStage = stage }, Ct));

        error.Message.ShouldContain(stage);
        error.Message.ShouldContain(SecretRequest.CurrentStage);
    }

    [Fact]
    public async Task GetMany_SomeMissingSomeTwice_ReturnsResultsInOrderWithSeparateErrors()
    {
        await SeedAsync("genie-dev/one", "{\"a\":\"fake-one\"}"u8.ToArray());
        await SeedAsync("genie-dev/two", "{\"a\":\"fake-two\"}"u8.ToArray());

        var results = await Store.GetManyAsync([new("genie-dev/two"), new("genie-dev/three"), new("../two"), new("genie-dev/one"), new("genie-dev/two")], Ct);

        results.Select(r => r.IsSuccess).ShouldBe([true, false, false, true, true]);
        results[1].Error.ShouldBeOfType<SecretNotFoundException>().SecretName.ShouldBe("genie-dev/three");
        results[2].Error.ShouldBeOfType<SecretNotFoundException>();
        Encoding.UTF8.GetString(results[0].Payload!.Reveal()).ShouldContain("fake-two");
        Encoding.UTF8.GetString(results[3].Payload!.Reveal()).ShouldContain("fake-one");

        results[0].Payload!.Dispose();
        Encoding.UTF8.GetString(results[4].Payload!.Reveal()).ShouldContain("fake-two");
    }

    [Fact]
    public async Task GetMany_NoRequests_ReturnsNoResults() => (await Store.GetManyAsync([], Ct)).ShouldBeEmpty();

    [Theory]
    [InlineData("../api-keys")]
    [InlineData("genie-dev/../../etc/passwd")]
    [InlineData("genie-dev/../api-keys")]
    [InlineData("genie-dev/..")]
    [InlineData("..data/genie-dev/api-keys")]
    [InlineData("./api-keys")]
    [InlineData("genie-dev/./api-keys")]
    [InlineData("/etc/passwd")]
    [InlineData("/api-keys")]
    [InlineData("genie-dev//api-keys")]
    [InlineData("genie-dev/api-keys/")]
    [InlineData("genie-dev/api-keys.")]
    [InlineData("..")]
    [InlineData(".")]
    public async Task Get_NameWithPathSyntax_ReadsNoOtherSecret(string name)
    {
        await SeedAsync("api-keys", s_value);
        await SeedAsync("genie-dev/api-keys", s_value);

        await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new(name), Ct));
    }

    [Theory]
    [InlineData("..\\api-keys")]
    [InlineData("C:\\api-keys")]
    [InlineData("api-keys\0")]
    [InlineData("api-keys\nINFO forged line")]
    [InlineData("%2e%2e/api-keys")]
    [InlineData("clé")]
    [InlineData("")]
    public async Task Get_InvalidName_ThrowsNotFoundWithoutReading(string name)
    {
        await SeedAsync("api-keys", s_value);

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new(name), Ct));

        error.Message.ShouldContain("cannot be a secret's name");
        error.Message.ShouldNotContain('\n');
        error.Message.ShouldNotContain('\0');
    }

    [Fact]
    public async Task Get_NameTooLong_ThrowsNotFoundWithAShortMessage()
    {
        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new(new string('a', 100_000)), Ct));

        error.Message.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Get_Cancelled_ThrowsCancellation()
    {
        await SeedAsync(SecretName, s_value);
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.GetAsync(new(SecretName), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.GetManyAsync([new(SecretName)], cancelled));
    }

    [Fact]
    public async Task Get_LargestValue_ReturnsAllOfIt()
    {
        var value = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 65_536 - 8)}\"}}");
        await SeedAsync(SecretName, value);

        using var payload = await Store.GetAsync(new(SecretName), Ct);

        payload.Reveal().SequenceEqual(value).ShouldBeTrue();
    }

    [Fact]
    public async Task Get_BytesOrText_ReturnsThemUnchanged()
    {
        var value = Enumerable.Range(0, SupportsBinary ? 256 : 128).Select(i => (byte)i).ToArray();
        await SeedAsync(SecretName, value, SupportsBinary);

        using var payload = await Store.GetAsync(new(SecretName), Ct);

        payload.IsBinary.ShouldBe(SupportsBinary);
        payload.Reveal().ToArray().ShouldBe(value);
    }

    [Fact]
    public async Task Get_WhileTheSecretIsReplaced_ReturnsOneCompleteVersion()
    {
        byte[] Value(int i) => Encoding.UTF8.GetBytes($"{{\"a\":\"{new string((char)('a' + (i % 26)), 5_000)}\"}}");
        await SeedAsync(SecretName, Value(0));
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    using var payload = await Store.GetAsync(new(SecretName), Ct);
                    var text = Encoding.UTF8.GetString(payload.Reveal());
                    text.Length.ShouldBe(5_008);
                    text[6..^2].Distinct().Count().ShouldBe(1);
                }
            },
            Ct)).ToArray();
        for (var i = 1; i <= 60; i++)
        {
            await SeedAsync(SecretName, Value(i));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task ToString_OfPayloadStoreAndErrors_NeverContainsTheValue()
    {
        await SeedAsync(SecretName, s_value);

        using var payload = await Store.GetAsync(new(SecretName), Ct);
        var missing = await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new(SecretName + "x"), Ct));
        var stage = await Should.ThrowAsync<SecretNotFoundException>(async () => await Store.GetAsync(new(SecretName) { VersionStage = "none" }, Ct));

        string.Join('\n', payload, payload.VersionId, Store, Store.Name, missing, stage).ShouldNotContain("CANARY");
    }
}
