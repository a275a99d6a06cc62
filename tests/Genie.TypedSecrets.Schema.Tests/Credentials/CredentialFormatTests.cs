using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Credentials.Issuers;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Tests the table of formats: each row finds what it describes, and cites where its shape is published.</summary>
public sealed class CredentialFormatTests(ITestOutputHelper output)
{
    private const int DrawsOfEach = 8;
    private const double LeastRecall = 0.97;

    private static IEnumerable<CredentialFormat> Drawable => CredentialFormats.All.Where(format => format.Context.Count == 0 && format.Content is null);

    [Fact]
    public void Table_Always_CoversAtLeast150Issuers()
    {
        var issuers = CredentialFormats.All.Concat(CredentialFormats.Named).Select(format => format.Issuer).Distinct(StringComparer.Ordinal).ToList();
        output.WriteLine($"{CredentialFormats.All.Count} formats, {CredentialFormats.Named.Count} under a name, {issuers.Count} issuers");

        Drawable.Select(format => format.Issuer).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(150);
        CredentialFormats.All.ShouldAllBe(format => format.Source.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_DrawnFromTheTable_UnderANeutralName_FindsNearlyAll()
    {
        var missed = new List<string>();
        var all = 0;
        foreach (var format in Drawable)
        {
            for (var seed = 0; seed < DrawsOfEach; seed++)
            {
                all++;
                if (CredentialDetector.Find(FormatDraw.Of(format, new Draw(seed)), "value") is not [{ Evidence: CredentialEvidence.Shape }, ..])
                {
                    missed.Add($"{format.Kind} {string.Join("|", format.Pattern.Anchors)}");
                }
            }
        }

        output.WriteLine($"{all} texts of {Drawable.Count()} formats, {missed.Count} missed: {string.Join("; ", missed.GroupBy(m => m).Select(g => $"{g.Key} x{g.Count()}"))}");
        (1 - ((double)missed.Count / all)).ShouldBeGreaterThanOrEqualTo(LeastRecall);
    }

    [Fact]
    public void Find_InASentence_FindsNearlyAll()
    {
        var missed = Drawable.Where(format => CredentialDetector.Find($"curl --token '{FormatDraw.Of(format, new Draw(77))}' && exit").Count == 0).Select(format => format.Kind).ToList();

        missed.Count.ShouldBeLessThanOrEqualTo(Drawable.Count() * 3 / 100, string.Join("; ", missed));
    }

    [Fact]
    public void Find_UnderTheNameOfTheIssuer_FindsValuesWithoutAMark()
    {
        var missed = CredentialFormats.Named
            .Where(format => CredentialDetector.Find(FormatDraw.Of(format, new Draw(5)), $"{format.Context[0]}_api_key").Count == 0)
            .Select(format => $"{format.Kind} {format.Context[0]}")
            .ToList();

        missed.Count.ShouldBeLessThanOrEqualTo(CredentialFormats.Named.Count / 20, string.Join("; ", missed));
    }

    [Fact]
    public void Find_ValueWithoutAMark_UnderANeutralName_ReportsNothing() =>
        CredentialFormats.Named.Where(format => format.Pattern.Anchors.Count == 0 && CredentialDetector.Find(FormatDraw.Of(format, new Draw(6)), "value").Any()).Select(format => format.Kind).ShouldBeEmpty();

    [Fact]
    public void Find_ValidChecksum_IsProven_AndAWrongOneIsNot()
    {
        var format = CredentialFormats.All.First(known => known.Checksum is not null);
        var token = FormatDraw.Of(format, new Draw(3));

        CredentialDetector.Find(token).Single().Certainty.ShouldBe(CredentialCertainty.Proven);
        CredentialDetector.Find(token[..^1] + (token[^1] == 'a' ? 'b' : 'a')).Single().Certainty.ShouldBe(CredentialCertainty.Likely);
    }

    // The token in GitHub's own description of the format has been revoked since 2021.
    [Fact]
    public void Checksum_OfTheIssuersExample_IsValid() => Genie.TypedSecrets.Schema.Credentials.Matching.Checksums.Crc32Base62("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ").ShouldBe("0mLq17");

    [Fact]
    public void Find_TextEightTimesAsLong_TakesNoMoreThanProportionalTime()
    {
        var (small, large) = (Cost(1_000), Cost(8_000));

        // More rounds on a busy machine: the best times come closer to what the work costs, and never get below it.
        for (var round = 0; round < 10 && large >= 32 * small; round++)
        {
            (small, large) = (Math.Min(small, Cost(1_000)), Math.Min(large, Cost(8_000)));
        }

        // Eight times as long for linear work, 64 times for quadratic work.
        large.ShouldBeLessThan(32 * small);
    }

    // The best of several runs, so that a loaded machine does not decide.
    private static double Cost(int repetitions)
    {
        var text = string.Concat(Enumerable.Repeat("ghp_sk-AKIAeyJ.xoxb-SG.-----BEGIN <D>://a:b@ password=;", repetitions));
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            CredentialDetector.Find(text, "password");
            return Math.Max(watch.Elapsed.TotalMilliseconds, 0.1);
        });
    }
}
