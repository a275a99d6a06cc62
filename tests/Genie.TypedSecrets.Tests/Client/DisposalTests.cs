using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class DisposalTests
{
    [Fact]
    public async Task Get_AfterDispose_ThrowsObjectDisposed()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        harness.Client.Dispose();

        Should.Throw<ObjectDisposedException>(() => harness.Accessor.Get());
        Should.Throw<ObjectDisposedException>(() => harness.Another("other").Get());
        await Should.ThrowAsync<ObjectDisposedException>(async () => await harness.Accessor.GetAsync(Harness.Cancellation));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await harness.Client.GetSecretAsync(harness.Name, Harness.Cancellation));
        await Should.ThrowAsync<ObjectDisposedException>(() => harness.Context.PreloadAsync([harness.Accessor.Descriptor], Harness.Cancellation));
        harness.Store.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DisposeAsync_ReadersWait_TheyGetObjectDisposed(bool heedsCancellation)
    {
        await using Harness harness = new();
        harness.Store.HeedsCancellation = heedsCancellation;
        harness.Store.Hold();
        var typed = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        var untyped = harness.Client.GetSecretAsync(harness.Name, Harness.Cancellation).AsTask();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(typed);
        await Should.ThrowAsync<ObjectDisposedException>(untyped);
    }

    [Fact]
    public async Task Dispose_DuringAPreload_ItThrowsObjectDisposed()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        var preload = harness.Context.PreloadAsync([harness.Accessor.Descriptor, Harness.DescriptorOf("other")], Harness.Cancellation);

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(preload);
    }

    [Fact]
    public async Task Dispose_TheStoreBlocksItsThread_OtherReadersAreFreedAllTheSame()
    {
        await using Harness harness = new();
        harness.Store.BlocksItsThread = true;
        harness.Store.Hold();
        var blocked = Task.Run(harness.Accessor.Get);
        await harness.Store.ArrivedAsync();
        var waiting = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(waiting);
        harness.Store.Release();
        await Should.ThrowAsync<ObjectDisposedException>(blocked);
    }

    [Fact]
    public async Task Dispose_AReaderWaitsForAFetchThatWasCleared_ItGetsObjectDisposed()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        harness.Client.ClearCache();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(reader);
    }

    [Fact]
    public async Task DisposeAsync_TheStoreDoesNotHeedItsCancellation_ReturnsAfterTwoSecondsAndWipesTheLateAnswer()
    {
        await using Harness harness = new();
        harness.Store.HeedsCancellation = false;
        harness.Store.Hold();
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();

        var disposal = harness.Client.DisposeAsync().AsTask();
        disposal.IsCompleted.ShouldBeFalse();
        harness.Time.Advance(TimeSpan.FromSeconds(2));
        await disposal;

        await Should.ThrowAsync<ObjectDisposedException>(reader);
        harness.Store.Release();
        harness.Client.Statistics.SecretsFetched.ShouldBe(0);
    }

    [Fact]
    public async Task DisposeAsync_Twice_IsAllowed()
    {
        await using Harness harness = new();
        await harness.Client.DisposeAsync();
        await harness.Client.DisposeAsync();
        harness.Client.Dispose();
    }

    [Fact]
    public async Task DisposeAsync_AGivenStore_IsLeftAlone()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        await harness.Client.DisposeAsync();

        harness.Store.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task DisposeAsync_AStoreMadeByName_IsDisposedToo()
    {
        ManualStore store = new();
        var name = $"manual-{Guid.NewGuid():N}";
        SecretStores.Register(name, _ => store);
        SecretsClient client = new(new() { StoreName = name, Environment = "dev" });
        await Should.ThrowAsync<SecretNotFoundException>(async () => await client.GetSecretAsync("genie-dev/none", Harness.Cancellation));

        await client.DisposeAsync();

        store.IsDisposed.ShouldBeTrue();
    }
}
