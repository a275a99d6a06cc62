using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Rotation;

public sealed class GetStageAsyncTests
{
    [Theory]
    [InlineData(SecretStage.Current, "fake-token")]
    [InlineData(SecretStage.Previous, "former-token")]
    [InlineData(SecretStage.Pending, "next-token")]
    public async Task GetStageAsync_ForEachStage_AsksTheStoreAndLeavesTheCacheAlone(SecretStage stage, string token)
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        harness.Store.Put(harness.Name, """{"token":"next-token"}""", "v2", "AWSPENDING");
        await harness.LoadAsync();

        (await harness.Accessor.GetStageAsync(stage, Harness.Cancellation)).Token.Reveal().ShouldBe(token);
        (await harness.Accessor.GetStageAsync(stage, Harness.Cancellation)).Token.Reveal().ShouldBe(token);

        harness.Store.Calls.ShouldBe(3);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task GetStageAsync_NoSuchVersion_IsNotFoundAndTheCacheKeepsItsValue()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Accessor.GetStageAsync(SecretStage.Pending, Harness.Cancellation));

        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }
}
