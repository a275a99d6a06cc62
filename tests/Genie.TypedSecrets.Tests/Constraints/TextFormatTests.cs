using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tests.Constraints;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("https://[::1]:8080/a", true)]
    [InlineData("https://user@[::1]/a?b=c#d", true)]
    [InlineData("https://[@example.org/test.txt", false)]
    [InlineData("https://example.org/[a]", false)]
    [InlineData("https://example.org/?q=[a]", false)]
    [InlineData("mailto:a@b.example", true)]
    [InlineData("urn:isbn:123", true)]
    [InlineData("https://example.org/a b", false)]
    [InlineData("//example.org/a", false)]
    public void Fits_Uri_FollowsRfc3986(string text, bool expected) => TextFormats.Fits(TextFormat.Uri, text).ShouldBe(expected);
}
