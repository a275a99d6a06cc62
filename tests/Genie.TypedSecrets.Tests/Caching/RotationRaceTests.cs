using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Rotations that end while a caller, whose credentials were refused, asks whether one is under way.
public sealed class RotationRaceTests
{
    [Theory]
    [InlineData("v3")]
    [InlineData(null)]
    public async Task UseAsync_TheSecondRotationCameWithinThePause_IsFound(string? current)
    {
        await using RefusalRig rig = new();
        await rig.Harness.Accessor.GetAsync(Harness.Cancellation);
        rig.Put("wrong-token", "v2");
        rig.Store.Status = new() { CurrentVersionId = current };

        // The refusal of v1 finds v2 at once. When v2 is refused, v3 is in the store, but the shared pause does not allow a fetch yet.
        var caller = rig.UseAsync(onRefusal: version => rig.PutIf(version == 2, "rotated-token", "v3"));
        await rig.Harness.PassUntilAsync(caller);

        await caller;
        rig.Manual.Calls.ShouldBe(3);
    }

    [Theory]
    [InlineData("v2")]
    [InlineData(null)]
    public async Task UseAsync_TheRotationEndsBetweenFetchAndStatus_IsFound(string? current)
    {
        await using RefusalRig rig = new();
        rig.Store.BeforeStatus = () =>
        {
            rig.Put("rotated-token", "v2");
            rig.Store.Status = new() { CurrentVersionId = current };
        };

        var caller = rig.UseAsync();
        await rig.Harness.PassUntilAsync(caller);

        await caller;
        rig.Manual.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task UseAsync_TheStoreDoesNotSayWhichVersionIsInUse_AsksOnceMoreAndThrowsTheRefusal()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = SecretRotationStatus.NotInProgress;

        var caller = rig.UseAsync();
        await rig.Harness.PassUntilAsync(caller);

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        (rig.Manual.Calls, rig.Store.StatusCalls).ShouldBe((3, 1));
    }

    [Fact]
    public async Task UseAsync_ARefusalBeforeHadAnotherReason_TheRotationIsWaitedFor()
    {
        await using RefusalRig rig = new();
        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync());
        rig.Harness.Time.Advance(TimeSpan.FromSeconds(30));
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() };

        var caller = rig.UseAsync();
        await rig.Harness.PassAsync();
        rig.Put("rotated-token", "v2");
        await rig.Harness.PassUntilAsync(caller);

        await caller;
    }

    [Fact]
    public async Task UseAsync_ThePendingVersionIsTheOneThatWasRefused_IsNotWaitedFor()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() };
        var waiting = rig.UseAsync();
        await rig.Harness.PassAsync();
        rig.Put("wrong-token", "v2");
        rig.Store.Status = new() { CurrentVersionId = "v2" };
        var start = rig.Harness.Time.GetUtcNow();
        await rig.Harness.Accessor.RefreshAsync(Harness.Cancellation);

        var caller = rig.UseAsync();
        await rig.Harness.PassUntilAsync(caller);

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        (rig.Harness.Time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(6));
        await rig.Harness.PassUntilAsync(waiting);
        await Should.ThrowAsync<UnauthorizedAccessException>(waiting);
    }

    [Fact]
    public async Task UseAsync_CredentialsAreRefusedForAnHour_TheStoreIsAskedAtMostAsOftenAsStated()
    {
        await using RefusalRig rig = new();
        for (var second = 0; second < 3_600; second++)
        {
            var caller = rig.UseAsync();
            await rig.Harness.PassUntilAsync(caller);
            await Should.ThrowAsync<UnauthorizedAccessException>(caller);
            rig.Harness.Time.Advance(TimeSpan.FromSeconds(1));
        }

        rig.Manual.Calls.ShouldBeLessThan(27 * 70);
        rig.Store.StatusCalls.ShouldBeLessThan(12 * 70);
    }
}
