using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Tests scripted faults: the client does what it does in production.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SecretsFixture _fixture;

    public FaultTests() => _fixture = SecretsFixture.Create(Secrets.For, o => o.Client.TimeProvider = _time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Outage_UntilItEnds_ServesWhatIsCachedAndFailsTheRest()
    {
        var value = await Secrets.Current.ApiKeys.GetAsync(Ct);

        using (_fixture.Outage())
        {
            (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await Secrets.Current.Database.GetAsync(Ct))).IsTransient.ShouldBeTrue();
            _time.Advance(TimeSpan.FromMinutes(10));
            (await Secrets.Current.ApiKeys.GetAsync(Ct)).ShouldBe(value);
        }

        _time.Advance(TimeSpan.FromMinutes(5));
        (await Secrets.Current.Database.GetAsync(Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Throttle_TwoCalls_TheThirdSucceeds()
    {
        _fixture.Throttle(calls: 2);

        for (var i = 0; i < 2; i++)
        {
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await Secrets.Current.ApiKeys.RefreshAsync(Ct));
        }

        (await Secrets.Current.ApiKeys.RefreshAsync(Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Deny_OneSecret_SaysWhichPermissionAndLeavesTheOthers()
    {
        using (_fixture.Deny(Secrets.Current.ApiKeys))
        {
            var error = await Should.ThrowAsync<SecretAccessDeniedException>(async () => await Secrets.Current.ApiKeys.GetAsync(Ct));
            error.Message.ShouldContain("secretsmanager:GetSecretValue");
            await Secrets.Current.Database.GetAsync(Ct);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await Secrets.Current.ApiKeys.GetAsync(Ct);
    }

    [Fact]
    public async Task Delete_UntilItIsRestored_IsNotFound()
    {
        var before = await Secrets.Current.ApiKeys.GetAsync(Ct);

        using (_fixture.Delete(Secrets.Current.ApiKeys))
        {
            await Should.ThrowAsync<SecretNotFoundException>(async () => await Secrets.Current.ApiKeys.RefreshAsync(Ct));
        }

        (await Secrets.Current.ApiKeys.RefreshAsync(Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task Delay_ByTheFixturesClock_EndsWhenItsTimeHasPassed()
    {
        using (_fixture.Delay(TimeSpan.FromSeconds(2)))
        {
            var read = _fixture.Store.GetAsync(new("kit-dev/api-keys"), Ct).AsTask();
            _time.Advance(TimeSpan.FromSeconds(1));
            read.IsCompleted.ShouldBeFalse();
            _time.Advance(TimeSpan.FromSeconds(1));
            (await read).Dispose();
        }

        (await _fixture.Store.GetAsync(new("kit-dev/api-keys"), Ct)).Dispose();
    }

    [Fact]
    public async Task SetInvalid_AfterARead_KeepsTheFormerValue()
    {
        var before = await Secrets.Current.ApiKeys.GetAsync(Ct);

        _fixture.SetInvalid(Secrets.Current.ApiKeys);

        await Should.ThrowAsync<SecretSchemaException>(async () => await Secrets.Current.ApiKeys.RefreshAsync(Ct));
        (await Secrets.Current.ApiKeys.GetAsync(Ct)).ShouldBe(before);
    }

    [Fact]
    public void SetInvalid_EveryCategory_DoesNotFit()
    {
        using var production = SecretsFixture.Create(Secrets.For, o => o.Client.Environment = "prod");
        production.SetInvalid(Secrets.Prod.License);
        production.SetInvalid(Secrets.Current.EveryType);

        Should.Throw<SecretSchemaException>(() => Secrets.Prod.License.Get());
        Should.Throw<SecretSchemaException>(() => Secrets.Current.EveryType.Get());
    }
}
