using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tests.Constraints;

/// <summary>Patterns as ECMA-262 with the flag <c>u</c> defines them. The schema tests compare random ones with Node.js.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData(@"^\S+$", "\uFEFFtoken", false)]
    [InlineData(@"^\s$", "\u00A0", true)]
    [InlineData(@"^\s$", "\u180E", false)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\d+$", "1\u0663", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\w$", "ſ", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\W$", "😀", true)]
    [InlineData(@"\bé", "aé", true)]
    [InlineData(@"a\B", "aé", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.{2}$", "😀", false)]
    [InlineData("^[^a]$", "😀", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData("^[😀-😂]$", "😃", false)]
    [InlineData("^😀+$", "😀😀", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^a", "b\na", false)]
    [InlineData(@"^\u{1F600}$", "😀", true)]
    [InlineData(@"^\ud83d\ude00$", "😀", true)]
    [InlineData(@"^\cJ\x41\0$", "\nA\0", true)]
    [InlineData(@"^\p{Lu}\p{Ll}$", "Éé", true)]
    [InlineData(@"^\p{L}$", "𝒜", true)]
    [InlineData(@"^\P{L}$", "𝒜", false)]
    [InlineData(@"^\p{Uppercase_Letter}$", "A", true)]
    [InlineData(@"^\p{gc=Nd}$", "\u0663", true)]
    [InlineData(@"^[\p{ASCII}]$", "é", false)]
    [InlineData("^[]$", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData(@"^(a)?\1$", "", true)]
    [InlineData(@"^(?<q>['""]).*\k<q>$", "'a'", true)]
    [InlineData(@"^(?<q>['""]).*\k<q>$", "'a\"", false)]
    [InlineData(@"^(?:(?<a>x)|(y))\2$", "yy", true)]
    [InlineData("(?<=a)b", "ab", true)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("^(?=.*\\d)(?=.*[a-z]).{8,}$", "abcdefg1", true)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[[a]$", "[", true)]
    public void IsMatch_PatternOfEcma_MatchesAsNodeDoes(string pattern, string text, bool expected) =>
        Patterns.IsMatch(Patterns.Create(pattern), text).ShouldBe(expected);

    [Theory]
    [InlineData(@"\Aa", 1, "escape is not defined")]
    [InlineData(@"a\Z", 2, "escape is not defined")]
    [InlineData(@"ab\-c", 3, "in a class only")]
    [InlineData("(?i)a", 1, "inline flags")]
    [InlineData("(?i:a)", 1, "inline flags")]
    [InlineData("a(b", 2, "not closed")]
    [InlineData("ab)", 3, "no opening one")]
    [InlineData("x[ab", 2, "not closed")]
    [InlineData("[z-a]", 3, "out of order")]
    [InlineData(@"[\w-.]", 4, "begin or end with a class")]
    [InlineData("a**", 3, "nothing to repeat")]
    [InlineData("(?=a)*", 1, "nothing to repeat")]
    [InlineData("a{", 2, "not complete")]
    [InlineData("a{2,1}", 2, "less than its minimum")]
    [InlineData("a}", 2, "not escaped")]
    [InlineData("a]", 2, "not escaped")]
    [InlineData(@"\p{Script=Greek}", 1, "not supported")]
    [InlineData(@"\1", 1, "does not exist")]
    [InlineData(@"(?<a>x)\k<b>", 8, "does not exist")]
    [InlineData("(?<a>x)(?<a>y)", 11, "same name")]
    [InlineData(@"(?:(a)|b)+\1", 11, "repeated group")]
    [InlineData(@"\u{110000}", 1, "not a code point")]
    [InlineData("a\\", 2, "ends with a backslash")]
    public void Create_InvalidPattern_ThrowsWithThePosition(string pattern, int character, string problem)
    {
        var error = Should.Throw<PatternException>(() => Patterns.Create(pattern));

        error.Message.ShouldContain(problem);
        error.Message.ShouldEndWith($"at character {character} of the pattern");
    }

    [Theory]
    [InlineData("^ghp_[A-Za-z0-9]{36}$", true)]
    [InlineData("^(a+)+$", true)]
    [InlineData("^(?:a|aa)+$", true)]
    [InlineData("a.*b.*c", true)]
    [InlineData("^(?=a)b", false)]
    [InlineData(@"^\p{L}+$", true)]
    public void Create_Pattern_IsLinearWithoutLookarounds(string pattern, bool expected) => Patterns.IsLinear(Patterns.Create(pattern)).ShouldBe(expected);
}
