using System.Globalization;
using System.Text;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Tests.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>
/// Measures the search for hard-coded secrets by the kind of place: every published shape, and as many harmless values, at each kind of place
/// in code and in files. The texts are made when the test runs; the results are those of the page.
/// </summary>
public sealed class PlaceCorpusTests
{
    private static readonly string[] s_harmless = ["{g}", "{h40}", "{h64}", "sha256-{B43}=", "{d10}.{d3}.{d4}", "arn:aws:sqs:eu-west-1:{d12}:orders", "https://example.com/items/{d12}", "YOUR_TOKEN_HERE_{d4}", "Acme.Orders.Handlers.PaymentHandler{d2}", "ssh-rsa AAAAB3NzaC1yc2E{B80}", "op://vault/item{d4}/token", "xxxxxxxx-xxxx-{d4}"];

    [Fact]
    public async Task Places_OfAllKinds_GiveTheResultsOfThePage()
    {
        var random = new Random(17);
        var shapes = PublishedShapes.All.Concat(LaterShapes.All).Select(shape => PublishedShapes.Draw(shape.Shape, random)).ToList();
        var harmless = shapes.Select((_, index) => PublishedShapes.Draw(s_harmless[index % s_harmless.Length], random)).ToList();
        var rows = new List<string>();
        foreach (var (name, path, line) in Places())
        {
            var found = await CountAsync(path, line, shapes);
            var wrong = await CountAsync(path, line, harmless);
            wrong.ShouldBe(0, name);
            ((double)found / shapes.Count).ShouldBeGreaterThanOrEqualTo(0.95, name);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {shapes.Count} | {(double)found / shapes.Count:P1} | {harmless.Count} | {wrong} |"));
        }

        var page = await File.ReadAllTextAsync(Repository.File("docs/analyzers.md"), TestContext.Current.CancellationToken);
        var missing = rows.Where(row => !page.Contains(row, StringComparison.Ordinal)).ToList();
        string.Join(Environment.NewLine, missing).ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Path, Func<int, string, string> Line)> Places()
    {
        yield return ("a constant in code", string.Empty, (number, text) => $"const string Value{number} = \"{text}\";");
        yield return ("an entry of a dictionary in code", string.Empty, (number, text) => $"Dictionary<string, string> Map{number} = new() {{ [\"value\"] = \"{text}\" }};");
        yield return ("an argument in code", string.Empty, (number, text) => $"object Call{number} = string.Concat(\"{text}\", \" \");");
        yield return ("a part of a command in code", string.Empty, (number, text) => $"string Command{number} = $\"run --value {text} --end {{1}}\";");
        yield return ("`appsettings.json`", "/repo/appsettings.json", (number, text) => $"  \"Value{number}\": \"{text}\",");
        yield return ("`.env`", "/repo/.env", (number, text) => $"VALUE_{number}={text}");
        yield return ("YAML", "/repo/compose.yml", (number, text) => $"  value{number}: \"{text}\"");
        yield return ("XML", "/repo/app.config", (number, text) => $"  <add key=\"Value{number}\" value=\"{text}\" />");
    }

    // The number of lines with a finding.
    private static async Task<int> CountAsync(string path, Func<int, string, string> line, List<string> texts)
    {
        var lines = string.Join('\n', texts.Select((text, index) => line(index, text)));
        var project = path switch
        {
            "" => JobProject.With($"namespace IngestJob;\n\ninternal sealed class Values\n{{\n{Fields(lines)}\n}}").Project,
            _ when path.EndsWith(".json", StringComparison.Ordinal) => Add($"{{\n{lines}\n  \"End\": 1\n}}\n"),
            _ => Add(lines + "\n"),
        };
        return (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).Select(finding => finding.Location.GetLineSpan().StartLinePosition.Line).Distinct().Count();

        Project Add(string text) => ProjectFiles.Job.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: path).Project;
    }

    private static string Fields(string lines) => string.Join('\n', lines.Split('\n').Select(line => line.StartsWith("const", StringComparison.Ordinal) ? "private " + line : "private static readonly " + line));
}
