using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Tests.Rendering;

public sealed class RendererTests
{
    private static readonly SampleReport s_report = new([
        new Finding("GTD0001", FindingSeverity.Error, "50% of keys are gone.\nSet them: genie-secrets set", Location: new("schemas/a,b:c.schema.json", 3, 7)),
        new Finding("GTD0002", FindingSeverity.Info, "Nothing to do.", Subject: "genie-dev/api-keys"),
    ]);

    private static readonly ReportDocument s_document = ReportDocument.Of(
        new HeadingBlock("Secrets"),
        new ParagraphBlock("One paragraph of a few words.", Tone.Good),
        new TableBlock(["Name", "State"], [["genie-dev/api-keys", new Cell("missing", Tone.Bad)], ["ключ|`x`", "日本語 のテキスト"]]),
        new FindingsBlock(s_report.AllFindings),
        new LinesBlock(["genie-secrets set genie-dev/api-keys token"], IsCode: true));

    [Fact]
    public void Text_Plain_IsAlignedAndNotWrapped() => Render(ReportFormat.Text, TextStyle.Plain).ShouldBe(
        """
        Secrets

        One paragraph of a few words.

        NAME                STATE
        genie-dev/api-keys  missing
        ключ|`x`            日本語 のテキスト

        schemas/a,b:c.schema.json(3,7): error GTD0001: 50% of keys are gone.
        Set them: genie-secrets set
        genie-dev/api-keys: info GTD0002: Nothing to do.

          genie-secrets set genie-dev/api-keys token

        """);

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    public void Text_NarrowTerminal_TablesStayWithinTheWidth(int width)
    {
        var table = ReportDocument.Of(s_document.Blocks[2]);

        var lines = ReportRenderer.Render(s_report, table, ReportFormat.Text, new TextStyle(width, UseColor: false)).Split('\n');

        lines.Max(TextWrapping.Width).ShouldBeLessThanOrEqualTo(width);
        string.Concat(lines.Select(static line => line.Trim())).ShouldContain("missing");
    }

    [Fact]
    public void Text_NarrowTerminal_FindingsAreWrappedAndCommandsStayWhole()
    {
        SampleReport report = new([new Finding("GTF1001", FindingSeverity.Error, "The secret is missing. Create it: genie-secrets put genie-prod/api-keys --file value.json", Subject: "genie-prod/api-keys")]);

        ReportRenderer.Render(report, ReportDocument.Of(new FindingsBlock(report.Findings)), ReportFormat.Text, new TextStyle(40, UseColor: false)).ShouldBe("""
            genie-prod/api-keys: error GTF1001: The
              secret is missing. Create it:
              genie-secrets put genie-prod/api-keys --file value.json

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Text_TooNarrowForTheColumns_RowsBecomeLines() =>
        ReportRenderer.Render(s_report, ReportDocument.Of(new TableBlock(["Secret", "Last read", "Owner"], [["genie-dev/api-keys", string.Empty, "platform-team"], ["b", "2026-11-26", "dba"]])), ReportFormat.Text, new TextStyle(30, UseColor: false)).ShouldBe("""
            SECRET     genie-dev/api-keys
            OWNER      platform-team

            SECRET     b
            LAST READ  2026-11-26
            OWNER      dba

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Text_Color_PaintsWithoutChangingTheLayout()
    {
        var colored = Render(ReportFormat.Text, new TextStyle(200, UseColor: true));

        colored.ShouldContain("\u001b[31mmissing\u001b[0m");
        colored.ShouldContain("\u001b[1mSecrets\u001b[0m");
        System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[\\d*m", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(Render(ReportFormat.Text, TextStyle.Plain));
    }

    [Fact]
    public void GitHub_Findings_CannotEndTheirCommand() => Render(ReportFormat.GitHub, TextStyle.Plain).ShouldBe(
        "::error file=schemas/a%2Cb%3Ac.schema.json,line=3,col=7,title=GTD0001::50%25 of keys are gone.%0ASet them: genie-secrets set\n"
        + "::notice title=GTD0002::genie-dev/api-keys: Nothing to do.\n");

    [Fact]
    public void Azure_Findings_CannotEndTheirCommand() => Render(ReportFormat.Azure, TextStyle.Plain).ShouldBe(
        "##vso[task.logissue type=error;sourcepath=schemas/a,b:c.schema.json;linenumber=3;columnnumber=7;code=GTD0001;]50%AZP25 of keys are gone.%0ASet them: genie-secrets set\n"
        + "##vso[task.logissue type=warning;code=GTD0002;]genie-dev/api-keys: Nothing to do.\n");

    [Fact]
    public void GitLab_Findings_HaveAFileAndAFingerprintEach()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Render(ReportFormat.GitLab, TextStyle.Plain));

        var issues = json.RootElement.EnumerateArray().ToArray();
        issues.Select(static issue => issue.GetProperty("location").GetProperty("path").GetString()).ShouldBe(["schemas/a,b:c.schema.json", "schemas/secrets.json"]);
        issues.Select(static issue => issue.GetProperty("severity").GetString()).ShouldBe(["major", "info"]);
        issues.Select(static issue => issue.GetProperty("fingerprint").GetString()).Distinct().Count().ShouldBe(2);
        issues[1].GetProperty("description").GetString().ShouldBe("genie-dev/api-keys: Nothing to do.");
    }

    [Fact]
    public void Sarif_Findings_HaveRulesLevelsAndPlaces()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Render(ReportFormat.Sarif, TextStyle.Plain));

        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = json.RootElement.GetProperty("runs")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength().ShouldBe(2);
        var results = run.GetProperty("results");
        results[0].GetProperty("level").GetString().ShouldBe("error");
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("schemas/a%2Cb%3Ac.schema.json");
        results[1].GetProperty("level").GetString().ShouldBe("note");
        results[1].GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().ShouldBe("genie-dev/api-keys");
    }

    [Fact]
    public void Markdown_Names_CannotBecomeMarkup()
    {
        var markdown = Render(ReportFormat.Markdown, TextStyle.Plain);

        markdown.ShouldContain("| ключ\\|\\`x\\` | 日本語 のテキスト |");
        markdown.ShouldContain("| genie-dev/api-keys | **missing** |");
        markdown.ShouldContain("```console\ngenie-secrets set genie-dev/api-keys token\n```");
    }

    [Fact]
    public void Json_Report_BeginsWithItsVersionAndKind() =>
        Render(ReportFormat.Json, TextStyle.Plain).ShouldStartWith("{\n  \"schemaVersion\": 1,\n  \"kind\": \"sample\",\n  \"findings\": [");

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.GitHub)]
    [InlineData(ReportFormat.Json)]
    public void Render_ControlCharacters_AreNotWritten(ReportFormat format)
    {
        const string Hostile = "a\u001b[31m\u202e\r\u0007\ud800b";
        SampleReport report = new([new Finding("GTD0001", FindingSeverity.Error, Hostile, Hostile)]);
        var document = ReportDocument.Of(
            new HeadingBlock(Hostile), new ParagraphBlock(Hostile), new TableBlock([Hostile], [[Hostile]]), new FindingsBlock(report.AllFindings), new LinesBlock([Hostile]), new LinesBlock([Hostile], IsCode: true));

        var text = ReportRenderer.Render(report, document, format, TextStyle.Plain);

        text.ShouldNotContain('\u001b');
        text.ShouldNotContain('\u0007');
        text.ShouldNotContain('\r');
        text.ShouldNotContain('\ud800');
        if (format != ReportFormat.Json)
        {
            text.ShouldNotContain('\u202e');
        }
    }

    private static string Render(ReportFormat format, TextStyle style) => ReportRenderer.Render(s_report, s_document, format, style);

    private sealed record SampleReport(IReadOnlyList<Finding> Findings) : Report
    {
        public override string Kind => "sample";

        public override IReadOnlyList<Finding> AllFindings => Findings;
    }
}
