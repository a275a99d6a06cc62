namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Tests that what runs at the same time does not see the secrets of another test, although all read the same static class.</summary>
public sealed class IsolationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_ThousandTestsAtOnce_EachSeesItsOwnValues()
    {
        const int Tests = 1000;
        using SemaphoreSlim running = new(64);
        TaskCompletionSource begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var tests = Enumerable.Range(0, Tests).Select(number => Task.Run(() => RunAsync(number), Ct)).ToArray();

        begin.SetResult();
        await Task.WhenAll(tests).WaitAsync(s_patience, Ct);

        async Task RunAsync(int number)
        {
            await begin.Task;
            await running.WaitAsync(Ct);
            try
            {
                using var fixture = SecretsFixture.Create(Secrets.For);
                var (first, second) = ($"fake-key-of-{number:0000}", $"fake-other-of-{number:0000}");
                fixture.Set(Secrets.Current.ApiKeys, keys => keys with { VendorKey = new(first) });
                await Task.Yield();
                Secrets.Current.ApiKeys.VendorKey.Reveal().ShouldBe(first);
                (await Task.Run(static () => Secrets.Current.ApiKeys.VendorKey)).Reveal().ShouldBe(first);

                var next = fixture.Rotate(Secrets.Current.ApiKeys, change: keys => keys with { VendorKey = new(second) });
                await Secrets.Current.ApiKeys.UseAsync(
                    (keys, _) => keys.VendorKey == next.VendorKey ? Task.CompletedTask : throw new UnauthorizedAccessException(),
                    error => error is UnauthorizedAccessException,
                    Ct);
                Secrets.Current.ApiKeys.VendorKey.Reveal().ShouldBe(second);
                fixture.AssertOnlyRead("api-keys");
                fixture.AssertStoreCalls(2);
            }
            finally
            {
                running.Release();
            }
        }
    }

    [Fact]
    public async Task Read_OutsideOfEveryFixture_SaysWhatToDoInsteadOfReadingTheUsersStore()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        Task<SecretsConfigurationException> outside;
        using (ExecutionContext.SuppressFlow())
        {
            outside = Task.Run(() => Should.Throw<SecretsConfigurationException>(() => Secrets.Current.ApiKeys.VendorKey));
        }

        (await outside).Message.ShouldContain("Enter()");
    }

    [Fact]
    public async Task Enter_FixtureOfAnAsynchronousSetup_AppliesItToTheTest()
    {
        var fixture = await SetUpAsync();
        using (fixture)
        using (fixture.Enter())
        {
            Secrets.Current.ApiKeys.VendorKey.Reveal().ShouldBe(fixture.Get(Secrets.Current.ApiKeys).VendorKey.Reveal());
            fixture.AssertStoreCalls(1);
        }

        static async Task<SecretsFixture> SetUpAsync()
        {
            await Task.Yield();
            return SecretsFixture.Create(Secrets.For, o => o.Seed = 3);
        }
    }

    [Fact]
    public async Task Enter_Disposed_RestoresTheFormerFixture()
    {
        using var outer = SecretsFixture.Create(Secrets.For, o => o.Seed = 1);
        var value = Secrets.Current.ApiKeys.VendorKey;
        var inner = await Task.Run(static () => SecretsFixture.Create(Secrets.For, o => o.Seed = 2), Ct);

        using (inner.Enter())
        {
            Secrets.Current.ApiKeys.VendorKey.ShouldNotBe(value);
        }

        Secrets.Current.ApiKeys.VendorKey.ShouldBe(value);
        inner.Dispose();
    }

    [Fact]
    public void Configure_InAFixture_ChangesOnlyItsClientAndKeepsTheFakeStore()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        var value = Secrets.Current.ApiKeys.VendorKey;

        Secrets.Configure(o =>
        {
            o.StoreName = "aws";
            o.TimeToLive = TimeSpan.FromHours(2);
        });

        Secrets.Current.ApiKeys.VendorKey.ShouldBe(value);
        fixture.Root.Current.ApiKeys.VendorKey.ShouldBe(value);
        fixture.Client.ShouldBeSameAs(SecretsClient.Default);
        fixture.AssertStoreCalls(2);
    }

    [Fact]
    public void Apply_OptionsOfAnApplication_ReadTheFixturesSecretsInItsEnvironment()
    {
        using var fixture = SecretsFixture.Create(Secrets.For, o => o.Client.Environment = "prod");
        SecretsOptions options = new() { Environment = "dev", StoreName = "aws", TimeToLive = TimeSpan.FromMinutes(7) };

        fixture.Apply(options);

        using SecretsClient client = new(options);
        Secrets.For(client).Current.ApiKeys.VendorKey.ShouldBe(fixture.Root.Current.ApiKeys.VendorKey);
        options.TimeToLive.ShouldBe(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public async Task Subscribe_InAFixture_GetsTheVersionsOfItsStore()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);
        await Secrets.Current.ApiKeys.GetAsync(Ct);
        TaskCompletionSource<string> changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Secrets.Current.ApiKeys.Subscribe(keys => changed.TrySetResult(keys.VendorKey.Reveal()));

        var next = fixture.Rotate(Secrets.Current.ApiKeys);
        await Secrets.Current.ApiKeys.RefreshAsync(Ct);

        (await changed.Task.WaitAsync(s_patience, Ct)).ShouldBe(next.VendorKey.Reveal());
    }

    [Fact]
    public void Dispose_ThenRead_ThrowsObjectDisposed()
    {
        var fixture = SecretsFixture.Create(Secrets.For);
        _ = Secrets.Current.ApiKeys.VendorKey;

        fixture.Dispose();

        Should.Throw<ObjectDisposedException>(() => Secrets.Current.ApiKeys.VendorKey);
    }
}
