using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests when the pooled connections of a former version are closed.</summary>
public sealed class FormerConnectionTests
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task VersionChange_AnotherConnectionIsOpened_ClosesTheFormerPoolAfterItsTime()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider);
        await RotateAsync(harness, provider, source);

        harness.Time.Advance(s_lifetime - TimeSpan.FromMilliseconds(1));
        provider.Sources.Select(each => each.IsClosed).ShouldBe([false, false]);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));

        provider.Sources.Select(each => each.IsClosed).ShouldBe([true, false]);
        provider.Sources.Last().Password.ShouldBe("rotated-token");
    }

    [Fact]
    public async Task VersionChange_NoTimeIsAllowed_ClosesTheFormerPoolAtOnce()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider, new() { FormerConnectionLifetime = TimeSpan.Zero });

        await RotateAsync(harness, provider, source);

        provider.Sources.Select(each => each.IsClosed).ShouldBe([true, false]);
    }

    [Fact]
    public async Task VersionChange_NoConnectionIsOpened_IsNoticedWithinTheTimeToLive()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider, new() { FormerConnectionLifetime = TimeSpan.Zero });
        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        harness.Put("rotated-token", "v2");

        harness.Time.Advance(TimeSpan.FromMinutes(5));

        await provider.Sources.First().Closed.WaitAsync(Harness.Cancellation);
        provider.Logins.ShouldBe(["fake-token"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task VersionChange_AConnectionOfTheFormerPoolIsBeingOpened_ClosesThePoolAfterThat(int seconds)
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider, new() { FormerConnectionLifetime = TimeSpan.FromSeconds(seconds) });
        await harness.LoadAsync();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        provider.Gate = gate.Task;
        var opening = SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        provider.Gate = Task.CompletedTask;
        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        provider.Accepted = "rotated-token";
        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        harness.Time.Advance(TimeSpan.FromSeconds(seconds));
        provider.Sources.First().IsClosed.ShouldBeFalse();

        provider.Accepted = "fake-token";
        gate.SetResult();
        await opening;

        provider.Sources.Select(each => each.IsClosed).ShouldBe([true, false]);
    }

    [Fact]
    public async Task VersionChange_TheFormerVersionComesBack_KeepsItsPool()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider);
        await RotateAsync(harness, provider, source);
        harness.Put("fake-token", "v1");
        provider.Accepted = "fake-token";
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);

        harness.Time.Advance(s_lifetime);

        provider.Sources.Select(each => (each.Password, each.IsClosed)).ShouldBe([("fake-token", false), ("rotated-token", true)]);
    }

    [Fact]
    public async Task VersionChange_TheNotificationOfAFormerVersionComesLate_CreatesNoPool()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider);
        await harness.LoadAsync();
        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        harness.Put("fake-token", "v1");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        background.RunAll();

        provider.Sources.ShouldHaveSingleItem().Password.ShouldBe("fake-token");
    }

    [Fact]
    public async Task VersionChange_TheConnectionStringIsTheSame_KeepsThePool()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider);
        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        harness.Put("fake-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        await SecretDbDataSourceTests.OpenAsync(source, isAsync: true);
        harness.Time.Advance(s_lifetime);

        provider.Sources.Single().IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task VersionChange_TheProviderSharesPools_ClearsTheOneOfTheFormerConnectionString()
    {
        await using Harness harness = new();
        FakeProvider provider = new(hasOwnPool: false);
        await using var source = harness.Accessor.CreateDataSource(
            provider,
            (secret, builder) => (builder["Host"], builder["Password"]) = (harness.Category, secret.Token.Reveal()));
        await RotateAsync(harness, provider, source);

        harness.Time.Advance(s_lifetime);

        FakeConnection.Cleared.Where(text => text.Contains(harness.Category, StringComparison.Ordinal)).Select(FakeProvider.PasswordOf).ShouldBe(["fake-token"]);
    }

    [Fact]
    public async Task VersionChange_TheOptionClearsPools_IsCalledInstead()
    {
        await using Harness harness = new();
        FakeProvider provider = new(hasOwnPool: false);
        List<string> cleared = [];
        await using var source = SecretDbDataSourceTests.Source(harness, provider, new() { ClearPool = connection => cleared.Add(FakeProvider.PasswordOf(connection.ConnectionString)) });
        await RotateAsync(harness, provider, source);

        harness.Time.Advance(s_lifetime);

        cleared.ShouldBe(["fake-token"]);
    }

    [Fact]
    public async Task VersionChange_ClosingTheFormerPoolFails_IsNoFailureOfTheCaller()
    {
        await using Harness harness = new();
        FakeProvider provider = new(hasOwnPool: false);
        await using var source = SecretDbDataSourceTests.Source(
            harness,
            provider,
            new() { FormerConnectionLifetime = TimeSpan.Zero, ClearPool = _ => throw new InvalidOperationException("A pool cannot be cleared.") });

        await RotateAsync(harness, provider, source);

        provider.Logins.Last().ShouldBe("rotated-token");
        await Should.ThrowAsync<InvalidOperationException>(async () => await source.DisposeAsync());
        source.Dispose();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_601)]
    public void FormerConnectionLifetime_OutOfRange_IsRejected(int seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SecretDbDataSourceOptions { FormerConnectionLifetime = TimeSpan.FromSeconds(seconds) });

    private static async Task RotateAsync(Harness harness, FakeProvider provider, System.Data.Common.DbDataSource source)
    {
        await using (await source.OpenConnectionAsync(Harness.Cancellation))
        {
        }

        harness.Put("rotated-token", "v2");
        provider.Accepted = "rotated-token";
        await using (await source.OpenConnectionAsync(Harness.Cancellation))
        {
        }
    }
}
