namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Tests a fixture of several tests, which a derived class without parameters creates.</summary>
public sealed class SharedFixtureTests(SharedFixture shared) : IClassFixture<SharedFixture>
{
    [Fact]
    public void Enter_FixtureOfTheClass_AppliesItToTheTest()
    {
        using (shared.Fixture.Enter())
        {
            Secrets.Current.ApiKeys.VendorKey.ShouldBe(shared.Fixture.Root.Current.ApiKeys.VendorKey);
        }
    }
}

public sealed class SharedFixture : IDisposable
{
    internal JobFixture Fixture { get; } = new();

    public void Dispose() => Fixture.Dispose();

    internal sealed class JobFixture() : SecretsFixture<SecretsRoot>(Secrets.For);
}
