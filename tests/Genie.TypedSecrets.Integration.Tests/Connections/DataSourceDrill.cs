using System.Data.Common;
using System.Diagnostics;
using Genie.TypedSecrets.Integration.Tests.Rotation;
using Genie.TypedSecrets.Integration.Tests.Support;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>
/// Rotates a password twenty times below a job that queries all the time through a <see cref="SecretDbDataSource{T}"/>. Invariants: no query fails; the
/// server has rejected logins, so the drill was one; after each rotation, no connection with the former password is left.
/// </summary>
internal static class DataSourceDrill
{
    private const int Rotations = 20;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMilliseconds(100);

    // What a loaded machine may need to close a connection.
    private static readonly TimeSpan s_allowance = TimeSpan.FromSeconds(10);

    internal static async Task RunAsync(IDatabaseServer server, DbProviderFactory provider, string user, Func<DbDataSource, Func<Task>> query)
    {
        await using RotationDrill drill = new(server);
        var rejections = 0;
        await using var source = drill.Database.CreateDataSource(
            provider,
            builder => builder["Maximum Pool Size"] = 50,
            new()
            {
                FormerConnectionLifetime = s_lifetime,
                PollInterval = TimeSpan.FromMilliseconds(20),
                IsAuthenticationFailure = e => DatabaseAuthentication.IsFailure(e) && Interlocked.Increment(ref rejections) > 0,
            });
        await drill.SetPasswordAsync(user, 0);
        drill.Store.Promote(drill.Login(user, 0));
        await using PooledJob job = new(source, query(source));
        await job.EveryWorkerGoesOnAsync();

        for (var generation = 1; generation <= Rotations; generation++)
        {
            // The server rejects the former password from here on, and the store has the new one later.
            await drill.SetPasswordAsync(user, generation);
            var mark = await server.MarkAsync();
            drill.Store.PromoteAfter(reads: 2, drill.Login(user, generation));
            var before = Volatile.Read(ref rejections);
            await job.BurstAsync(() => Volatile.Read(ref rejections) > before);
            var changed = Stopwatch.GetTimestamp();
            await job.EveryWorkerGoesOnAsync();
            job.Failures.FirstOrDefault().ShouldBeNull();
            while (await server.CountConnectionsBeforeAsync(user, mark) > 0)
            {
                Stopwatch.GetElapsedTime(changed).ShouldBeLessThan(s_lifetime + s_allowance);
            }
        }

        await job.StopAsync();
        job.Failures.FirstOrDefault().ShouldBeNull();
        rejections.ShouldBeGreaterThanOrEqualTo(Rotations);
        drill.Store.Reads.ShouldBeLessThanOrEqualTo(1 + (Rotations * 10));
        TestContext.Current.SendDiagnosticMessage($"{job.Queries} queries, {rejections} rejected logins, {drill.Store.Reads} reads of the store");
    }
}
