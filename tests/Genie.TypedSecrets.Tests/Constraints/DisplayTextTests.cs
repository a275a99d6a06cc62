using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tests.Constraints;

public sealed class DisplayTextTests
{
    private const string Hostile = "a\u001b[31m\r\nINFO forged\u202e\u2066\u200b\u2028\u0085\u009b\ud800\ufffe\0z";

    [Theory]
    [InlineData("plain text, größe 日本 😀", "plain text, größe 日本 😀")]
    [InlineData("a\u001bb", "a\uFFFDb")]
    [InlineData("a\r\nb\tc", "a\uFFFD\uFFFDb\uFFFDc")]
    [InlineData("\u202ea\u2066", "\uFFFDa\uFFFD")]
    [InlineData("\U000E0041", "\uFFFD")]
    [InlineData("\uFFFE\uFDD0\U0001FFFF", "\uFFFD\uFFFD\uFFFD")]
    public void Clean_UnsafeCharacters_AreReplaced(string text, string expected) => DisplayText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Clean_LoneSurrogates_AreReplaced() => DisplayText.Clean("a\ud800b\udc00").ShouldBe("a\uFFFDb\uFFFD");

    [Theory]
    [InlineData(3, "abc…")]
    [InlineData(4, "abc…")]
    [InlineData(5, "abc😀…")]
    [InlineData(6, "abc😀d")]
    public void Clean_LongText_IsCutBetweenCharacters(int maxLength, string expected) => DisplayText.Clean("abc😀d", maxLength).ShouldBe(expected);

    public static IEnumerable<SecretsException> Errors =>
    [
        new SecretNotFoundException(Hostile, Hostile, Hostile),
        SecretNotFoundException.Because(Hostile, Hostile, Hostile, Hostile),
        new SecretAccessDeniedException(Hostile, Hostile, Hostile),
        new SecretEnvironmentException(Hostile, Hostile, Hostile),
        new SecretKeyNotFoundException(Hostile, Hostile, [Hostile, "z"]),
        new SecretSchemaException(Hostile, Hostile, [new(Hostile, Hostile)]),
        new SecretStoreUnavailableException(Hostile, Hostile, Hostile),
        new SecretsConfigurationException(Hostile),
        new SecretsPreloadException(2, [new SecretNotFoundException(Hostile, Hostile, Hostile), new SecretSchemaException(Hostile, Hostile, [new(Hostile, Hostile)])]),
    ];

    [Fact]
    public void Message_WithHostileNames_HasNoUnsafeCharacterAndNoForgedLine()
    {
        foreach (var error in Errors)
        {
            foreach (var line in error.Message.Split(Environment.NewLine))
            {
                DisplayText.Clean(line).ShouldBe(line);
                line.TrimStart().ShouldNotStartWith("INFO");
            }

            (error.SecretName ?? string.Empty).ShouldBe(DisplayText.Clean(error.SecretName ?? string.Empty));
        }
    }

    [Fact]
    public void Message_WithVeryManyLongKeys_IsShort()
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => new string('k', 1_000) + i).ToArray();

        new SecretKeyNotFoundException("genie-dev/x", new string('q', 1_000_000), keys).Message.Length.ShouldBeLessThan(5_000);
    }
}
