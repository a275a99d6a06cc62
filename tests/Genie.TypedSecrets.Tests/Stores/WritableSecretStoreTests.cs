using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Runs the conformance suite over a store that can be written to.</summary>
public abstract class WritableSecretStoreTests : WritableSecretStoreConformance
{
    protected const string Canary = "CANARY-store-value";

    public static TheoryData<string> Suite => [.. Cases];

    [Theory]
    [MemberData(nameof(Suite))]
    public Task Store_CaseOfTheConformanceSuite_Passes(string name) => RunAsync(name, TestContext.Current.CancellationToken);

    protected async Task<byte[]> ReadAsync(SecretRequest request)
    {
        using var payload = await Writable.GetAsync(request, TestContext.Current.CancellationToken);
        return payload.Reveal().ToArray();
    }
}
