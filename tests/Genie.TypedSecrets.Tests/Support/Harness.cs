using System.Collections.Concurrent;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A client with a cache, a clock and a store that the test drives, and an accessor as the generator emits it.</summary>
internal sealed class Harness : IAsyncDisposable
{
    public const string Canary = "CANARY-7f3a-never-to-be-seen";
    public static readonly SecretsManifest Manifest = new("genie", ["dev", "prod"], "dev", "ENVIRONMENT");

    private readonly FetchListener _fetches;
    private readonly ManualBackground? _background;

    public Harness(Action<SecretsOptions>? configure = null)
    {
        // Meter and activity source are the process's: a name of its own tells this test's fetches from others'.
        Category = $"api-keys-{Guid.NewGuid():N}";
        SecretsOptions options = new()
        {
            Store = Store,
            Environment = "dev",
            TimeProvider = Time,
            RefreshAheadRatio = 0,
            Random = new FixedRandom(1),
            EnvironmentVariableReader = Variables.GetValueOrDefault,
        };
        configure?.Invoke(options);
        _background = options.Background as ManualBackground;

        // A test that drives the background itself wants to know what has happened when it returns.
        options.StoreThreads ??= _background is null ? null : new InlineStoreThreads();
        Client = new(options);
        Context = new(Manifest, Client);
        Accessor = new(Context, "dev", DescriptorOf(Category));
        _fetches = new(Name);
        Put("fake-token", "v1");
    }

    public Dictionary<string, string> Variables { get; } = [];

    public WaitingTimeProvider Time { get; } = new();

    public ManualStore Store { get; } = new();

    public string Category { get; }

    public SecretsClient Client { get; }

    public SecretsContext Context { get; }

    public TestAccessor Accessor { get; }

    /// <summary>More accessors, by a number the test gives them.</summary>
    public ConcurrentDictionary<int, TestAccessor> Accessors { get; } = new();

    public string Name => Accessor.SecretName;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SecretDescriptor<TestSecret> DescriptorOf(string category) => new(category, TestSecret.Shape, TestSecret.Read);

    public void Put(string token, string version) => Store.Put(Name, $$"""{"token":"{{token}}"}""", version);

    public void FailTransiently() => Store.Fail(Name, new SecretStoreUnavailableException("manual", "It is down.", Name));

    public TestAccessor Another(string category, string environment = "dev") => new(Context, environment, DescriptorOf(category));

    /// <summary>The outcome of the next fetch of the accessor's secret that ends.</summary>
    public async Task<string> FetchedAsync() => (await _fetches.NextAsync()).Outcome;

    /// <summary>Why the next successful fetch of the accessor's secret that ends was begun.</summary>
    public async Task<string> FetchedForAsync()
    {
        var (outcome, reason) = await _fetches.NextAsync();
        outcome.ShouldBe("success");
        return reason;
    }

    /// <summary>Loads the value, and waits until that has been counted.</summary>
    public async Task<TestSecret> LoadAsync()
    {
        var read = Accessor.GetAsync(Cancellation);

        // The window that the read waits in is closed by the background.
        _background?.RunAll();
        var value = await read;
        (await FetchedAsync()).ShouldBe("success");
        return value;
    }

    /// <summary>Waits until somebody begins to wait, and lets that time pass.</summary>
    /// <returns>How long the wait was.</returns>
    public async Task<TimeSpan> PassAsync()
    {
        var wait = await Time.Waits.ReadAsync(Cancellation);
        Time.Advance(wait);
        return wait;
    }

    /// <summary>Lets every wait pass until a task is done.</summary>
    public async Task PassUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            var waits = Time.Waits.WaitToReadAsync(Cancellation).AsTask();
            if (await Task.WhenAny(done, waits) == waits)
            {
                await PassAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Store.Release();
        await Client.DisposeAsync();
        _fetches.Dispose();
    }
}

/// <summary>A record as the generator emits it.</summary>
internal sealed record TestSecret(Secret<string> Token)
{
    public static readonly SecretShape Shape = new(true, new SecretKey("token", isRequired: true, isSensitive: true) { MinLength = 3 });

    public static TestSecret Read(ref SecretReader reader)
    {
        reader.StartObject(Shape);
        Secret<string> token = default;
        while (reader.ReadKey(out _))
        {
            token = new(reader.ReadString());
        }

        return new(token);
    }
}

internal sealed class TestAccessor(SecretsContext context, string environment, SecretDescriptor<TestSecret> descriptor)
    : SecretAccessor<TestSecret>(context, environment, descriptor);
