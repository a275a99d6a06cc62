using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Genie.TypedSecrets.Telemetry;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Telemetry;

public sealed class EventTests
{
    [Fact]
    public async Task Read_TheFirstOfASecret_IsNotedOnceByName()
    {
        await using Harness harness = new();
        using Listener listener = new(harness.Name);

        await harness.LoadAsync();
        harness.Accessor.Get();
        harness.Client.ClearCache();
        harness.Accessor.Get();
        await harness.Client.GetSecretAsync(harness.Name, Harness.Cancellation);

        listener.Heard.ShouldHaveSingleItem().ShouldBe($"FirstRead {harness.Name} manual");
    }

    [Fact]
    public void Source_NameAndGuid_AreThoseOfItsAttribute()
    {
        SecretsEventSource.Log.Name.ShouldBe(EventSource.GetName(typeof(SecretsEventSource)));
        SecretsEventSource.Log.Guid.ShouldBe(EventSource.GetGuid(typeof(SecretsEventSource)));
        SecretsEventSource.Log.Settings.ShouldBe(EventSourceSettings.EtwManifestEventFormat);
        SecretsEventSource.Log.ConstructionException.ShouldBeNull();
    }

    [Fact]
    public async Task Read_TheFirstOfASecretWithoutAnEventListener_ReachesTheObserversOfTheClient()
    {
        FirstReads observer = new();
        await using Harness harness = new(o => o.Observers.Add(observer));

        await harness.LoadAsync();
        harness.Accessor.Get();

        observer.Names.ShouldBe([harness.Name]);
    }

    [Fact]
    public async Task Read_OfWhatWasLoadedAheadOfTheWork_IsNotedWhenItHappens()
    {
        await using Harness harness = new();
        using Listener listener = new(harness.Name);
        await harness.Context.PreloadAsync([harness.Accessor.Descriptor], Harness.Cancellation);
        listener.Heard.ShouldBeEmpty();

        harness.Accessor.Get();

        listener.Heard.ShouldHaveSingleItem().ShouldBe($"FirstRead {harness.Name} manual");
        harness.Store.Calls.ShouldBe(1);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Read_TheListenerReadsTheVerySecretOnItsThread_BothGetTheValueFromOneCall(bool readerBlocks, bool listenerCallsGetAsync)
    {
        await using Harness harness = new();
        TestSecret? heard = null;
        using Listener listener = new(harness.Name)
        {
            WhenHeard = () => heard ??= listenerCallsGetAsync ? harness.Accessor.GetAsync().AsTask().GetAwaiter().GetResult() : harness.Accessor.Get(),
        };

        // On a thread of its own, so that a deadlock fails this test and no other.
        var read = Task.Factory.StartNew(
            () => readerBlocks ? Task.FromResult(harness.Accessor.Get()) : harness.Accessor.GetAsync().AsTask(),
            Harness.Cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

        (await read.WaitAsync(TestContext.Current.CancellationToken)).ShouldBeSameAs(heard);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public void Read_MoreSecretsThanAreRemembered_AreNotedAgain()
    {
        var name = $"genie-dev/{Guid.NewGuid():N}";
        using Listener listener = new(name);
        ReadAudit audit = new(ClientEvents.Unobserved);
        audit.Read(name, "manual");
        audit.Read(name, "manual");
        listener.Heard.ShouldHaveSingleItem();

        for (var i = 0; i < ReadAudit.Most; i++)
        {
            audit.Read($"{name}-{i}", "manual");
        }

        audit.Read(name, "manual");
        listener.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task RefreshAsync_TheFirstReadOfASecret_IsNoted()
    {
        await using Harness harness = new();
        using Listener listener = new(harness.Name);

        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        listener.Heard.ShouldHaveSingleItem().ShouldBe($"FirstRead {harness.Name} manual");
    }

    [Theory]
    [InlineData("AWSCURRENT")]
    [InlineData("AWSPREVIOUS")]
    public async Task GetVersionAsync_TheFirstReadOfASecret_IsNoted(string label)
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        using Listener listener = new(harness.Name);

        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromLabel(label), Harness.Cancellation);

        listener.Heard.ShouldHaveSingleItem().ShouldBe($"FirstRead {harness.Name} manual");
    }

    [Fact]
    public async Task Subscribe_TheFirstReadOfASecret_IsNoted()
    {
        await using Harness harness = new();
        using Listener listener = new(harness.Name);

        using var subscription = harness.Accessor.Subscribe(static _ => { });

        listener.Heard.ShouldHaveSingleItem().ShouldBe($"FirstRead {harness.Name} manual");
    }

    [Fact]
    public async Task Events_OfChangesAndFailures_NameSecretStoreAndKindAndNoValue()
    {
        await using Harness harness = new();
        using Listener listener = new(harness.Name);
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(static _ => throw new InvalidOperationException(Harness.Canary));

        harness.Put(Harness.Canary, Harness.Canary);
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Store.Put(harness.Name, $$"""{"token":["{{Harness.Canary}}"]}""", "v3");
        await Should.ThrowAsync<SecretSchemaException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));
        (await harness.FetchedAsync()).ShouldBe("schema_mismatch");
        await listener.HeardAsync("SubscriberFailed");

        listener.Heard.Order(StringComparer.Ordinal).ShouldBe(
        [
            $"FetchFailed {harness.Name} manual schema_mismatch",
            $"FirstRead {harness.Name} manual",
            $"SubscriberFailed {harness.Name} System.InvalidOperationException",
            $"VersionChanged {harness.Name} manual",
        ]);
    }

    private sealed class FirstReads : SecretsObserver
    {
        internal ConcurrentQueue<string> Names { get; } = new();

        public override void OnFirstRead(string secretName, string store) => Names.Enqueue(secretName);
    }

    private sealed class Listener(string secretName) : EventListener
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

        public ConcurrentQueue<string> Heard { get; } = new();

        public Action? WhenHeard { get; init; }

        public Task HeardAsync(string name) => Waiting(name).Task.WaitAsync(TestContext.Current.CancellationToken);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Genie.TypedSecrets")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (Equals(eventData.Payload?[0], secretName))
            {
                Heard.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload!)}");
                Waiting(eventData.EventName!).TrySetResult();
                WhenHeard?.Invoke();
            }
        }

        private TaskCompletionSource Waiting(string name) =>
            _waiting.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
