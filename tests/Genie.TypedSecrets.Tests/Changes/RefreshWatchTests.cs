using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Changes;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Changes;

public sealed class RefreshWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WatchedEntry _entry = new();

    [Fact]
    public void Update_TheLastSubscriberWentAndAnotherHasComeSince_GoesOnWatching()
    {
        using RefreshWatch watch = new(_time, new(_time));
        _entry.Subscribers = 1;
        watch.Update(_entry);

        // The one who went tells the watch only after the other has come.
        watch.Update(_entry);
        _time.Advance(TimeSpan.FromSeconds(1));

        _entry.Refreshes.ShouldBe(1);
    }

    [Fact]
    public void Update_TheLastSubscriberWent_WatchesNoMore()
    {
        using RefreshWatch watch = new(_time, new(_time));
        _entry.Subscribers = 1;
        watch.Update(_entry);

        _entry.Subscribers = 0;
        watch.Update(_entry);
        _time.Advance(TimeSpan.FromSeconds(1));

        _entry.Refreshes.ShouldBe(0);
    }

    /// <summary>An entry whose refresh is due after a second, and never again.</summary>
    private sealed class WatchedEntry() : SecretEntry("genie-dev/watched")
    {
        public int Subscribers { get; set; }

        public int Refreshes { get; private set; }

        internal override bool IsUsable => false;

        internal override bool IsIdle => !HasSubscribers;

        internal override bool HasSubscribers => Subscribers > 0;

        internal override long? NextRefresh => Refreshes == 0 ? 1_000 : null;

        internal override void KeepFresh() => Refreshes++;

        internal override void Clear()
        {
        }

        internal override void Close()
        {
        }

        internal override Flight? Join(out bool isNew) => throw new NotSupportedException();

        internal override Task RunAsync(Flight flight) => throw new NotSupportedException();

        internal override void Complete(Flight flight, SecretResult result) => throw new NotSupportedException();

        private protected override void ReleaseSubscribers()
        {
        }
    }
}
