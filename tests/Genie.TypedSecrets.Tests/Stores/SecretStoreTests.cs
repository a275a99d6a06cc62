using Genie.TypedSecrets.Testing;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Runs the conformance suite over a store.</summary>
public abstract class SecretStoreTests : SecretStoreConformance
{
    protected const string Canary = "CANARY-store-value";

    public static TheoryData<string> Suite => [.. Cases];

    [Theory]
    [MemberData(nameof(Suite))]
    public Task Store_CaseOfTheConformanceSuite_Passes(string name) => RunAsync(name, TestContext.Current.CancellationToken);
}
