using System.Globalization;
using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests;

/// <summary>The same schemas give the same bytes, wherever and in whatever order they are read.</summary>
public sealed class DeterminismTests
{
    private static TestProject Project(int copies) => Enumerable.Range(0, copies).Aggregate(
        TestProject.WithManifest
            .Schema("api-keys", Schemas.ApiKeys).Schema("every", Schemas.EveryType).Schema("defaults", Schemas.Defaults)
            .Schema("moved", Schemas.Moved).Schema("license", Schemas.License).Schema("hostile", Schemas.Hostile)
            .Schema("broken", """{ "type": "object", "properties": { "i": { "type": "sting" }, "I": { "type": "strong" } } }"""),
        (project, i) => project.Schema($"copy-{i}", Schemas.ApiKeys));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Generate_FilesInAnyOrder_SameBytesAndFindings(int copies)
    {
        var project = Project(copies);
        var expected = Text(project);
        var random = new Random(20260101);

        for (var i = 0; i < 5; i++)
        {
            var files = project.Files.ToArray();
            random.Shuffle(files);
            Text(project with { Files = [.. files] }).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Generate_InAnyCulture_SameBytesAndFindings(string culture)
    {
        var expected = Text(Project(0));
        var (former, formerUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Text(Project(0)).ShouldBe(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (former, formerUi);
        }
    }

    private static string Text(TestProject project)
    {
        var run = project.Run();
        var files = run.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"== {file.Key}\n{file.Value}");
        var findings = run.Diagnostics.Select(diagnostic => diagnostic.ToString());
        return string.Join("\n", files.Concat(findings));
    }
}
