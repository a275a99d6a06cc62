using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Credentials that are refused because they are wrong, and not because they are being rotated.
public sealed class RefusedCredentialTests
{
    [Fact]
    public async Task UseAsync_TheStoreKnowsThatNoRotationIsUnderWay_AsksOnceAndThrowsTheRefusal()
    {
        await using RefusalRig rig = new();
        var caller = rig.UseAsync();

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);

        (rig.Manual.Calls, rig.Store.StatusCalls).ShouldBe((2, 1));
        rig.Harness.Time.Waits.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task UseAsync_ARotationIsUnderWay_WaitsForTheNewVersionUpToAMinute()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() };
        var caller = rig.UseAsync();

        var waited = TimeSpan.Zero;
        while (waited < TimeSpan.FromSeconds(40))
        {
            waited += await rig.Harness.PassAsync();
        }

        caller.IsCompleted.ShouldBeFalse();
        rig.Put("rotated-token", "v2");
        await rig.Harness.PassUntilAsync(caller);
        await caller;
    }

    [Fact]
    public async Task UseAsync_APendingVersionWasLeftByAFailedRotation_AsksOnceAndThrowsTheRefusal()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() - TimeSpan.FromMinutes(15) };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync());

        rig.Manual.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UseAsync_TheStoreDoesNotKnow_WaitsForTenSecondsAndTheNextCallerDoesNot(bool failsToSay)
    {
        await using RefusalRig rig = new(knows: failsToSay);
        rig.Store.Failure = new SecretAccessDeniedException("genie-dev/any", "secretsmanager:DescribeSecret", "arn:fake");
        var start = rig.Harness.Time.GetUtcNow();
        var caller = rig.UseAsync();
        await rig.Harness.PassUntilAsync(caller);
        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        (rig.Harness.Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(10));

        for (var i = 0; i < 10; i++)
        {
            await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync());
        }

        rig.Manual.Calls.ShouldBeLessThan(10);
        rig.Put("rotated-token", "v2");
        rig.Harness.Time.Advance(TimeSpan.FromSeconds(10));
        await rig.UseAsync();
    }

    [Fact]
    public async Task UseAsync_AVersionCameAfterAWaitInVain_IsWaitedForAgain()
    {
        await using RefusalRig rig = new(knows: false);
        var caller = rig.UseAsync();
        await rig.Harness.PassUntilAsync(caller);
        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        rig.Put("wrong-token", "v2");
        await rig.Harness.Accessor.RefreshAsync(Harness.Cancellation);

        var second = rig.UseAsync();
        await rig.Harness.PassAsync();
        rig.Put("rotated-token", "v3");
        await rig.Harness.PassUntilAsync(second);

        await second;
    }

    [Fact]
    public async Task UseAsync_AThousandAreRefusedTogether_ShareOneCallForTheStatus()
    {
        await using RefusalRig rig = new();

        var callers = Enumerable.Range(0, 1_000).Select(_ => Task.Run(rig.UseAsync)).ToArray();
        foreach (var caller in callers)
        {
            await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        }

        rig.Store.StatusCalls.ShouldBe(1);
        rig.Manual.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_TheDeadlineIsSet_IsThatLongIfTheStoreDoesNotKnow()
    {
        await using RefusalRig rig = new(knows: false);
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, Deadline = TimeSpan.FromSeconds(3) };
        var start = rig.Harness.Time.GetUtcNow();

        var caller = rig.UseAsync(options);
        await rig.Harness.PassUntilAsync(caller);

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        (rig.Harness.Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(3));
    }
}
