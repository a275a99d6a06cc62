using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>Tests that every C# block of the READMEs and the docs compiles against the product and the repository's own schemas.</summary>
/// <remarks>A reader has the implicit usings of the SDK, those of the block, and those of a block of the page that contains only usings.</remarks>
public sealed class CodeBlockTests
{
    // The page of a rule shows the few lines that matter, without the directives of their file.
    internal const string Preamble = """
        global using System.Data.Common;
        global using Genie.TypedSecrets;
        global using Genie.TypedSecrets.Stores;
        global using IngestJob;
        global using Microsoft.Extensions.Logging;
        """ + "\n" + Names;

    // The names that the blocks use without declaring them.
    private const string Names = """
        global using static Preamble;

        internal static class Preamble
        {
            internal static readonly System.Net.Http.HttpRequestMessage request = new();
            internal static readonly System.Threading.CancellationToken cancellationToken = System.Threading.CancellationToken.None;
            internal static readonly Microsoft.Extensions.Logging.ILogger log = Microsoft.Extensions.Logging.LoggerFactory.Create(_ => { }).CreateLogger("job");
            internal static System.Threading.Tasks.Task LoadAsync(string dsn, System.Threading.CancellationToken cancellationToken) => System.Threading.Tasks.Task.CompletedTask;
        }
        """;

    // The blocks of docs/shapes.md use the schemas of that page. ShapesPageTests compiles and runs them.
    public static TheoryData<string> Documents => new(Repository.Documents.Where(d => d != "docs/shapes.md" && CodeBlock.In(d).Any(b => b.Language == "csharp")));

    // The page of a rule refers to the page of its subject.
    public static TheoryData<string> Guides => new(Documents.Select(static row => row.Data).Where(static document => !document.StartsWith("docs/rules/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task CodeBlock_InADocument_Compiles(string document)
    {
        var blocks = CodeBlock.In(document).Where(b => b.Language == "csharp").ToList();
        var isHosted = blocks.Exists(static b => b.Code.Contains("AddSecrets(", StringComparison.Ordinal));
        var preamble = document.StartsWith("docs/rules/", StringComparison.Ordinal)
            ? Preamble
            : string.Join('\n', [.. blocks.Where(static b => b.IsUsings).Select(static b => b.AsGlobalUsings()), Names]);
        foreach (var block in blocks)
        {
            using var workspace = isHosted
                ? JobWorkspace.OpenHosted(block.Code, preamble, AwsShapes.Source)
                : JobWorkspace.OpenTested(block.Code, preamble, AwsShapes.Source);

            // CS1702: a package was built against an older version of another. CS0105, CS8933: a block may repeat a using of the preamble. CS1591: a block documents nothing. CS5001, CS8321: a block may show a type
            // or a function and not its use.
            (await workspace.DiagnoseAsync()).Where(d => d.Id is not ("CS0105" or "CS8933" or "CS1591" or "CS1701" or "CS1702" or "CS5001" or "CS8321"))
                .Select(d => d.ToString())
                .ShouldBeEmpty($"{block}\n{block.Code}");
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task CodeBlock_UsesAPackage_ThePageNamesThePackage(string document)
    {
        var prose = Prose(document);
        foreach (var block in CodeBlock.In(document).Where(static b => b.Language == "csharp"))
        {
            using var workspace = JobWorkspace.OpenHosted(block.Code, Preamble, AwsShapes.Source);

            (await workspace.UsedAssembliesAsync()).Where(IsOfAPackage).Where(assembly => !prose.Contains(assembly, StringComparison.Ordinal)).ShouldBeEmpty(block.ToString());
        }
    }

    // A project has the platform, this library and the dependencies of other packages without naming them.
    private static bool IsOfAPackage(string assembly) =>
        !assembly.StartsWith("System", StringComparison.Ordinal)
        && !assembly.StartsWith("Microsoft.", StringComparison.Ordinal)
        && !assembly.StartsWith("OpenTelemetry.Api", StringComparison.Ordinal)
        && !assembly.StartsWith("xunit", StringComparison.Ordinal)
        && assembly is not ("IngestJob" or "Genie.TypedSecrets" or "AWSSDK.Core" or "OpenTelemetry" or "netstandard" or "mscorlib");

    // The text and the commands of a page, without its C#.
    private static string Prose(string document) => CodeBlock.In(document)
        .Where(static block => block.Language == "csharp")
        .Aggregate(File.ReadAllText(Path.Combine(Repository.Root, document)).ReplaceLineEndings("\n"), static (text, block) => text.Replace(block.Code, string.Empty, StringComparison.Ordinal));

    [Fact]
    public async Task CodeBlock_ThatDoesNotCompile_IsReported()
    {
        using var workspace = new JobWorkspace("var token = Secrets.Current.ApiKeys.GithubTokn;", Preamble);

        (await workspace.DiagnoseAsync()).ShouldContain(d => d.Id == "CS1061");
    }

    [Fact]
    public void Links_BetweenDocuments_Exist()
    {
        var dead =
            from document in Repository.Documents
            let folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!
            from System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(
                File.ReadAllText(Path.Combine(Repository.Root, document)),
                @"\]\((?!https?:|#)(?<target>[^)#\s]+)",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1))
            where !Path.Exists(Path.Combine(folder, link.Groups["target"].Value))
            select $"{document}: {link.Groups["target"].Value}";

        dead.ShouldBeEmpty();
    }
}
