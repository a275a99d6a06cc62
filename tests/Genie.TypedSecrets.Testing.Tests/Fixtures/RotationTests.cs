using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Tests scripted rotations.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SecretsFixture _fixture;

    public RotationTests() => _fixture = SecretsFixture.Create(Secrets.For, o => o.Client.TimeProvider = _time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Rotate_SingleUser_ChangesThePasswordOnlyAndKeepsTheFormerVersion()
    {
        var before = await Secrets.Current.Database.GetAsync(Ct);

        var after = _fixture.Rotate(Secrets.Current.Database);

        after.ShouldBe(before with { Passphrase = after.Passphrase });
        after.Passphrase.ShouldNotBe(before.Passphrase);
        Secrets.Current.Database.Passphrase.ShouldBe(before.Passphrase, "the cache still holds the former value, as in production");
        IsAccepted(before).ShouldBeFalse();
        IsAccepted(after).ShouldBeTrue();
        (await Secrets.Current.Database.RefreshAsync(Ct)).ShouldBe(after);
        (await Secrets.Current.Database.GetVersionAsync(SecretVersionStage.Previous, Ct)).ShouldBe(before);
    }

    [Fact]
    public void Rotate_AlternatingUsers_TakesTurnsAndAcceptsTheFormerUserUntilTheNextRotation()
    {
        var first = _fixture.Get(Secrets.Current.Database);
        var second = _fixture.Rotate(Secrets.Current.Database, RotationStrategy.AlternatingUsers);
        (IsAccepted(first), IsAccepted(second)).ShouldBe((true, true));

        var third = _fixture.Rotate(Secrets.Current.Database, RotationStrategy.AlternatingUsers);

        second.Username.Reveal().ShouldBe(first.Username.Reveal() + "_clone");
        third.Username.ShouldBe(first.Username);
        (IsAccepted(first), IsAccepted(second), IsAccepted(third)).ShouldBe((false, true, true));
    }

    [Fact]
    public async Task BeginRotation_PromotionDelayed_RefusesTheValueInUseUntilItIsPromoted()
    {
        var before = await Secrets.Current.Database.GetAsync(Ct);

        var rotation = _fixture.BeginRotation(Secrets.Current.Database, promoteAfter: TimeSpan.FromSeconds(3));

        (await Secrets.Current.Database.RefreshAsync(Ct)).ShouldBe(before);
        (await Secrets.Current.Database.GetVersionAsync(SecretVersionStage.Pending, Ct)).ShouldBe(rotation.NewValue);
        (IsAccepted(before), IsAccepted(rotation.NewValue)).ShouldBe((false, true));
        (await _fixture.Store.GetRotationStatusAsync("kit-dev/database", Ct)).PendingVersionId.ShouldNotBeNull();

        _time.Advance(TimeSpan.FromSeconds(3));

        (await _fixture.Store.GetRotationStatusAsync("kit-dev/database", Ct)).PendingVersionId.ShouldBeNull();
        (await Secrets.Current.Database.RefreshAsync(Ct)).ShouldBe(rotation.NewValue);
    }

    [Fact]
    public async Task UseAsync_WhileTheRotationIsUnderWay_SucceedsWithTheNewVersion()
    {
        await Secrets.Current.Database.GetAsync(Ct);
        var rotation = _fixture.BeginRotation(Secrets.Current.Database);
        var runs = 0;

        var used = await Secrets.Current.Database.UseAsync(
            (db, _) =>
            {
                runs++;
                if (IsAccepted(db))
                {
                    return Task.FromResult(db);
                }

                rotation.Promote();
                throw new UnauthorizedAccessException();
            },
            error => error is UnauthorizedAccessException,
            Ct);

        used.ShouldBe(rotation.NewValue);
        runs.ShouldBe(2);
    }

    [Fact]
    public void Cancel_ARotation_AcceptsTheFormerCredentialsAgain()
    {
        var before = _fixture.Get(Secrets.Current.Database);
        var rotation = _fixture.BeginRotation(Secrets.Current.Database);

        rotation.Cancel();

        (IsAccepted(before), IsAccepted(rotation.NewValue)).ShouldBe((true, false));
        Secrets.Current.Database.Get().ShouldBe(before);
    }

    [Fact]
    public void Rotate_NestedSecretsAndLists_ChangesEverySensitiveKey()
    {
        var before = _fixture.Get(Secrets.Current.Nested);

        var after = _fixture.Rotate(Secrets.Current.Nested);

        after.Primary.Token.ShouldNotBe(before.Primary.Token);
        after.Primary.Url.ShouldBe(before.Primary.Url);
        after.Mirrors[0].Token.ShouldNotBe(before.Mirrors[0].Token);
        after.Mirrors[1].Token.ShouldNotBe(after.Mirrors[0].Token);
    }

    [Fact]
    public void Rotate_WithAChange_StoresTheChangedValue() =>
        _fixture.Rotate(Secrets.Current.ApiKeys, change: keys => keys with { VendorKey = new("fake-chosen-key") }).VendorKey.Reveal().ShouldBe("fake-chosen-key");

    [Fact]
    public void Rotate_AlternatingUsersWithoutUser_SaysWhatToUseInstead() =>
        Should.Throw<InvalidOperationException>(() => _fixture.Rotate(Secrets.Current.ApiKeys, RotationStrategy.AlternatingUsers)).Message.ShouldContain("SingleUser");

    private bool IsAccepted(DatabaseSecret presented) =>
        _fixture.IsAccepted(Secrets.Current.Database, db => db.Username == presented.Username && db.Passphrase == presented.Passphrase);
}
