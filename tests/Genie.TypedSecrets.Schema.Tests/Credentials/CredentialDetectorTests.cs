using Genie.TypedSecrets.Schema.Credentials;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>How well credentials are told from what only looks like them, on the labeled corpus beside this file.</summary>
public sealed class CredentialDetectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Corpus_Always_IsLargeAndNothingIsInItTwice()
    {
        Positives.All.Count.ShouldBeGreaterThanOrEqualTo(200);
        Negatives.All.Count.ShouldBeGreaterThanOrEqualTo(400);
        Positives.All.Concat(Negatives.All).GroupBy(sample => (sample.Text, sample.Name)).Where(group => group.Count() > 1).Select(group => group.First().ToString()).ShouldBeEmpty();
    }

    // The floors are what docs/analyzers.md states.
    [Fact]
    public void Find_OnTheCorpus_KeepsPrecisionAndRecall()
    {
        var missed = Positives.All.Where(sample => CredentialDetector.Find(sample.Text, sample.Name).Count == 0).ToList();
        var mistaken = Negatives.All.Where(sample => CredentialDetector.Find(sample.Text, sample.Name).Count > 0).ToList();
        var found = Positives.All.Count - missed.Count;
        var precision = (double)found / (found + mistaken.Count);
        var recall = (double)found / Positives.All.Count;
        output.WriteLine($"{Positives.All.Count} positives, {Negatives.All.Count} negatives: precision {precision:P1}, recall {recall:P1}");
        output.WriteLine("missed: " + string.Join("; ", missed));
        output.WriteLine("mistaken: " + string.Join("; ", mistaken));

        precision.ShouldBeGreaterThanOrEqualTo(0.99);
        recall.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Find_ShapesAlone_MissNoneOfThemAndMistakeNothing()
    {
        Positives.All.Where(sample => sample.Name is null && sample.Label is not "AWS secret key on its own" && !IsShape(sample)).Select(sample => sample.ToString()).ShouldBeEmpty();
        Negatives.All.Where(IsShape).Select(sample => sample.ToString()).ShouldBeEmpty();

        static bool IsShape(Sample sample) => CredentialDetector.Find(sample.Text, sample.Name).Any(found => found.Evidence == CredentialEvidence.Shape);
    }

    [Fact]
    public void Find_InALongerText_PointsAtTheCredentialAndSaysWhatItIs()
    {
        var token = "ghp_" + new Draw(1).Text(Draw.Base62, 36);

        var found = CredentialDetector.Find($"Authorization: token {token}, see docs").ShouldHaveSingleItem();

        found.Kind.ShouldBe("a GitHub token");
        (found.Span.Start, found.Span.Length).ShouldBe(("Authorization: token ".Length, token.Length));
    }

    [Fact]
    public void Find_SeveralCredentials_FindsEach()
    {
        var draw = new Draw(2);

        CredentialDetector.Find($"AKIA{draw.Text(Draw.Base32, 16)} ghp_{draw.Text(Draw.Base62, 36)} AKIA{draw.Text(Draw.Base32, 16)}").Select(found => found.Kind)
            .ShouldBe(["an AWS access key id", "a GitHub token", "an AWS access key id"]);
    }

    [Fact]
    public void ToString_OfWhatWasFound_HoldsNothingOfTheText()
    {
        foreach (var sample in Positives.All)
        {
            foreach (var found in CredentialDetector.Find(sample.Text, sample.Name))
            {
                found.ToString().ShouldNotContain(sample.Text.Substring(found.Span.Start, found.Span.Length), customMessage: sample.Label);
            }
        }
    }

    [Theory]
    [InlineData("FakeApiKey")]
    [InlineData("DUMMY_TOKEN")]
    [InlineData("Github:BogusToken")]
    [InlineData("token_placeholder")]
    public void Find_UnderANameThatSaysFake_ReportsNothing(string name) =>
        CredentialDetector.Find("ghp_" + new Draw(4).Text(Draw.Base62, 36), name).ShouldBeEmpty();

    [Fact]
    public void Find_PasswordAtAPlaceThatTakesOne_SaysWhereItIsPassedTo() =>
        CredentialDetector.Find("Qm7#vT2pLx9w", new CredentialContext("AuthenticateAsync", TakesSecrets: true)).ShouldHaveSingleItem().Kind.ShouldBe("a password passed to 'AuthenticateAsync'");

    [Theory]
    [InlineData("password", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("Jwt:SigningKey", true)]
    [InlineData("github_pat", true)]
    [InlineData("client-secret", true)]
    [InlineData("format", false)]
    [InlineData("PasswordHash", false)]
    [InlineData("tokenType", false)]
    [InlineData("key", false)]
    [InlineData("", false)]
    public void IsSecretName_OfAName_LooksAtItsEnd(string name, bool expected) => CredentialDetector.IsSecretName(name).ShouldBe(expected);
}
