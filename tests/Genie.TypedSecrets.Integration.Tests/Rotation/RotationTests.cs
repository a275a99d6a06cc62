using Genie.TypedSecrets.Integration.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>
/// A job that never stops querying, and a password that is rotated twenty times below it, on a real server. Invariants:
/// the job sees no failed query; the server did reject it, so the drill was one; the store is asked no more often than stated.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class RotationTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Rotations = 20;

    // How many reads return the former version before the new one is promoted.
    private const int ReadsBeforePromotion = 2;

    [Fact]
    public async Task UseAsync_SingleUserRotatedWithLatePromotion_TheJobSeesNoFailure()
    {
        await using RotationDrill drill = new(server);
        await using var job = await drill.StartJobAsync("single");

        for (var generation = 1; generation <= Rotations; generation++)
        {
            // The server rejects the former password from here on, and the store does not have the new one yet.
            drill.Store.PromoteAfter(ReadsBeforePromotion, drill.Login("single", generation));
            await drill.SetPasswordAsync("single", generation);
            await job.EveryWorkerGoesOnAsync();
        }

        await job.StopAsync();
        job.Failures.ShouldBeEmpty();
        job.Rejections.ShouldBeGreaterThanOrEqualTo(Rotations);

        // The first load; for each rotation the reads that return the former version, and the one that brings the new.
        drill.Store.Reads.ShouldBe(1 + (Rotations * (ReadsBeforePromotion + 1)));
    }

    [Fact]
    public async Task UseAsync_AlternatingUsersRotatedInStepWithTheTimeToLive_NobodyIsEverRejected()
    {
        FakeTimeProvider time = new();
        await using RotationDrill drill = new(server, options => (options.TimeProvider, options.TimeToLive) = (time, TimeSpan.FromMinutes(5)));
        await using var job = await drill.StartJobAsync("even");

        for (var generation = 1; generation <= Rotations; generation++)
        {
            await RotateOtherUserAsync(drill, generation);
            while ((await drill.Database.GetAsync(TestContext.Current.CancellationToken)).Password.Reveal() != RotationDrill.PasswordOf(generation))
            {
                time.Advance(TimeSpan.FromMinutes(5));
                await job.EveryWorkerGoesOnAsync();
                job.Failures.ShouldBeEmpty();
            }
        }

        await job.StopAsync();
        job.Failures.ShouldBeEmpty();
        job.Rejections.ShouldBe(0);
    }

    [Fact]
    public async Task UseAsync_AlternatingUsersThatTheCacheDoesNotNotice_TheJobSeesNoFailure()
    {
        await using RotationDrill drill = new(server);
        await using var job = await drill.StartJobAsync("even");

        for (var generation = 1; generation <= Rotations; generation++)
        {
            await RotateOtherUserAsync(drill, generation);
            await job.EveryWorkerGoesOnAsync();
        }

        await job.StopAsync();
        job.Failures.ShouldBeEmpty();

        // The user in use is changed by every second rotation.
        job.Rejections.ShouldBeGreaterThanOrEqualTo((Rotations / 2) - 1);
        drill.Store.Reads.ShouldBeLessThanOrEqualTo(1 + (Rotations * (ReadsBeforePromotion + 1)));
    }

    [Fact]
    public async Task Query_WithAFormerPassword_IsRejected()
    {
        await server.SetPasswordAsync("witness", "fake-former");
        await server.SetPasswordAsync("witness", "fake-present");
        await using NpgsqlConnection present = new(PostgresServer.ConnectionString(server.Port, "witness", "fake-present"));
        await present.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlConnection former = new(PostgresServer.ConnectionString(server.Port, "witness", "fake-former"));

        (await Should.ThrowAsync<PostgresException>(() => former.OpenAsync(TestContext.Current.CancellationToken)))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    // The user that is not in use gets a new password, and is then promoted, late.
    private static async Task RotateOtherUserAsync(RotationDrill drill, int generation)
    {
        var user = generation % 2 == 0 ? "even" : "odd";
        await drill.SetPasswordAsync(user, generation);
        drill.Store.PromoteAfter(ReadsBeforePromotion, drill.Login(user, generation));
    }
}
