using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class VersionIdTextTests
{
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void Of_AnId_IsFormattedAsByTheFramework(string id) => VersionIdText.Of(Guid.Parse(id)).ShouldBe(Guid.Parse(id).ToString());
}
