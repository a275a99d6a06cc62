using Genie.TypedSecrets.Schema.Credentials;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Which patterns of keys are specific enough to find values by, and which values they find.</summary>
public sealed class KeyPatternTests
{
    [Theory]
    [InlineData("^acme_live_[a-z0-9]{20}$", "acme_live_")]
    [InlineData("^gp4-", "gp4-")]
    [InlineData(@"^mk\.v1\.[A-Z]+$", "mk.v1.")]
    [InlineData("^pkX[0-9]{12}$", "pkX")]
    [InlineData("^key_s?[0-9]+$", "key_")]
    [InlineData("^acme_(live|prod)_[0-9]{16}$", "acme_")]
    public void Of_PatternWithAMark_TakesIt(string pattern, string prefix) => KeyPattern.Of(pattern).ShouldNotBeNull().Prefix.ShouldBe(prefix);

    [Theory]
    [InlineData("")]
    [InlineData("^.{20,}$")]
    [InlineData("^[A-Za-z0-9]{40}$")]
    [InlineData("acme_live_")]
    [InlineData("^fake")]
    [InlineData("^https://")]
    [InlineData("^a_")]
    [InlineData("^acme_[a-z]+|^.+$")]
    [InlineData("^acme-[")]
    public void Of_PatternThatFitsTooMuch_RefusesIt(string pattern) => KeyPattern.Of(pattern).ShouldBeNull();

    [Fact]
    public void Matches_ValueOfThePattern_SaysSo()
    {
        var pattern = KeyPattern.Of("^acme_live_[a-z0-9]{20}$")!;
        var draw = new Draw(7);

        pattern.Matches("acme_live_" + draw.Text(Draw.Base36, 20)).ShouldBeTrue();
        pattern.Matches("acme_live_" + draw.Text(Draw.Base36, 19)).ShouldBeFalse();
        pattern.Matches("see acme_live_" + draw.Text(Draw.Base36, 20)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("acme_live_xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("acme_live_fake0123456789qwert")]
    [InlineData("acme_live_00000000000000000000")]
    public void Matches_Placeholder_SaysNo(string text) => KeyPattern.Of("^acme_live_[a-z0-9]{16,}$")!.Matches(text).ShouldBeFalse();
}
