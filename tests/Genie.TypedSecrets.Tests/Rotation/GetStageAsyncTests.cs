using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Rotation;

public sealed class GetStageAsyncTests
{
    [Theory]
    [InlineData(SecretVersionStage.Current, "fake-token")]
    [InlineData(SecretVersionStage.Previous, "former-token")]
    [InlineData(SecretVersionStage.Pending, "next-token")]
    public async Task GetStageAsync_ForEachStage_AsksTheStoreAndLeavesTheCacheAlone(SecretVersionStage stage, string token)
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        harness.Store.Put(harness.Name, """{"token":"next-token"}""", "v2", "AWSPENDING");
        await harness.LoadAsync();

        (await harness.Accessor.GetVersionAsync(stage, Harness.Cancellation)).Token.Reveal().ShouldBe(token);
        (await harness.Accessor.GetVersionAsync(stage, Harness.Cancellation)).Token.Reveal().ShouldBe(token);

        harness.Store.Calls.ShouldBe(3);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task GetStageAsync_NoSuchVersion_IsNotFoundAndTheCacheKeepsItsValue()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Accessor.GetVersionAsync(SecretVersionStage.Pending, Harness.Cancellation));

        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }
}
