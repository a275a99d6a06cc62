using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Runs the conformance suite over the fake store, and tests that the suite finds a store that does not conform.</summary>
public sealed class FakeSecretStoreTests : WritableSecretStoreConformance
{
    private readonly FakeSecretStore _store = new(seed: 0, TimeProvider.System, alternatives: []);

    public static TheoryData<string> Suite => [.. Cases];

    protected internal override IWritableSecretStore Writable => _store;

    protected internal override string ExpectedRemedy => "fixture.Store.Put(\"genie-dev/nothing-here\"";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Suite))]
    public Task Store_CaseOfTheConformanceSuite_Passes(string name) => RunAsync(name, Ct);

    [Fact]
    public async Task Run_StoreThatForgetsItsVersions_FailsAndSaysWhatWasExpected()
    {
        Forgetful suite = new();
        List<string> failed = [];
        foreach (var name in SecretStoreConformance.Cases)
        {
            try
            {
                await suite.RunAsync(name, Ct);
            }
            catch (SecretsAssertionException error)
            {
                failed.Add(error.Message);
            }
        }

        failed.Count.ShouldBeGreaterThan(10);
        failed.ShouldContain("Expected that the same version has the same id.");
        string.Join('\n', failed).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Run_UnknownCase_SaysSo() => (await Should.ThrowAsync<ArgumentException>(() => RunAsync("nothing", Ct))).Message.ShouldContain("'nothing'");

    private sealed class Forgetful : SecretStoreConformance, ISecretStore
    {
        private byte[] _value = [1];

        public string Name => "forgetful";

        protected internal override ISecretStore Store => this;

        protected internal override string ExpectedRemedy => "nothing";

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
            new(new SecretPayload(request.Name, Guid.NewGuid().ToString(), [.. _value]));

        public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
        {
            List<SecretResult> results = [];
            foreach (var request in requests)
            {
                results.Add(SecretResult.Success(await GetAsync(request, cancellationToken)));
            }

            return results;
        }

        protected internal override Task SeedAsync(string name, byte[] value, bool isBinary = false)
        {
            _value = value;
            return Task.CompletedTask;
        }
    }
}
