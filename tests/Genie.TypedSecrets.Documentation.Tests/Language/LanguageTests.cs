using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Documentation.Tests.Language;

/// <summary>Public names, doc comments, messages and pages keep to the field's plain English.</summary>
/// <remarks>It finds words, not bad sentences: a reader still has to.</remarks>
public sealed class LanguageTests
{
    /// <summary>What is not written, and what is written instead.</summary>
    public static TheoryData<string, string> RuledOut => new()
    {
        { @"\b(whoever|whomever|nobody|somebody)\b", "name the role: the caller, a reader, no thread" },
        { @"\bsurroundings\b", "context, environment variables, configuration" },
        { @"\bways? out\b", "what to do, a remedy" },
        { @"(?<!\bthere )\bis no (?!longer\b|more\b|less\b|earlier\b|later\b|other\b|different\b|match\b|such\b|need\b|way\b|value\b|version\b|secret\b)[a-z]+", "is not a …" },
        { @"\btell(s|ing)? of\b|\btold of\b", "notifies, reports" },
        { @"\bhand(s|ed|ing)? on\b", "pass, forward" },
        { @"\bleft alone\b|\bleave[sd]? alone\b", "is not changed" },
        { @"\bpass(es|ed)? by (?!value|reference|name)|\bpass(es|ed)? by itself\b", "is transient" },
        { @"\banswer(s|ed|ing)?\b", "response (HTTP), return value (method), returns" },
        { @"\bto be had\b|\bcan(not)? be had\b", "is available, cannot be read" },
        { @"\bwhat stands for\b|\bstands in for\b", "represents, replaces" },
        { @"\bgoes by\b|\bgo by\b(?! the name)", "uses" },
        { @"\banew\b", "again" },
        { @"\bof old\b|\bforthwith\b|\bheretofore\b|\bheed(s|ed|ing)?\b", "previous, at once, honors" },
        { @"\bin the clear\b", "in plain text" },
        { @"\b(un|re)?(catalogu|behaviou|licenc|colou|favou|honou|neighbou|labell|modell|signall|cancell(?!ation)|(recogn|organ|initial|normal|serial|optim|minim|summar|author|custom|synchron|special|local|final|real|util|general|token|sanit|priorit|parameter)is(e|ing|ation)|analys(ed|ing)\b|artefact|judgement)", "the American spelling of .NET's own documentation: catalog, behavior, license, labeled, canceled, recognize" },
        { @"\bthe house\b|\brooms?\b(?!\s*(for|to))", "the architecture, projects, layers" },
    };

    [Theory]
    [MemberData(nameof(RuledOut))]
    public void Text_ThatPeopleRead_HasNoWordOfAPrivateDialect(string pattern, string instead)
    {
        Regex word = new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Prose.OfRepository()
            .Where(prose => word.IsMatch(prose.Text))
            .Select(static prose => prose.ToString())
            .ShouldBeEmpty($"Write instead: {instead}.");
    }

    [Fact]
    public void Summary_OfADocComment_IsNotAClause()
    {
        Regex clause = new(@"<summary>\s*(That|What|Who|Why|How|Until|For how|In which|Where|When|(Represents|Gets) (what|where|how|why|who|when|which))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Prose.OfRepository()
            .Where(prose => prose.IsSummary && clause.IsMatch(prose.Text))
            .Select(static prose => prose.ToString())
            .ShouldBeEmpty("Say what the member does or is: \"Gets …\", \"Refreshes …\", \"The time after which …\".");
    }

    [Fact]
    public void Parameter_OfADocComment_IsNotAClause()
    {
        Regex clause = new(
            @"<(param name=""[^""]*""|typeparam name=""[^""]*""|returns|value)>\s*(That|What|Which|Who|Whose|Why|How|Until|For how|In which|Where|When)\b",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));

        clause.IsMatch("/// <param name=\"reason\">Why it failed.</param>").ShouldBeTrue();
        Prose.OfRepository()
            .Where(prose => clause.IsMatch(prose.Text))
            .Select(static prose => prose.ToString())
            .ShouldBeEmpty("Write a noun: \"The reason …\", \"The number of …\", \"The time at which …\".");
    }

    [Fact]
    public void Sentence_ThatBeginsWithThereIsNo_IsNotWritten()
    {
        Regex sentence = new(@"\bThere (is|are) no\b(?! (longer|more)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Prose.OfRepository()
            .Where(prose => sentence.IsMatch(prose.Text))
            .Select(static prose => prose.ToString())
            .ShouldBeEmpty("Name the subject: \"The secret store 'x' does not exist.\", \"The project has no schemas.\"");
    }

    [Theory]
    [InlineData("/// <summary>That the last fetch failed.</summary>")]
    [InlineData("// whoever asks")]
    [InlineData("throw new Exception(\"A value is no argument\");")]
    public void Dialect_InASource_WouldBeFound(string text) =>
        (RuledOut.Select(row => row.Data.Item1).Any(pattern => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
            || text.Contains("<summary>That", StringComparison.Ordinal)).ShouldBeTrue();
}
