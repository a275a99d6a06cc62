using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests;

/// <summary>Tests that every C# block of the READMEs and the docs compiles against the product and the repository's own schemas.</summary>
public sealed class CodeBlockTests
{
    private const string Testing = "global using Genie.TypedSecrets.Testing;";

    // The names that the blocks use without declaring them.
    internal const string Preamble = """
        global using static Preamble;
        global using System.Data.Common;
        global using Genie.TypedSecrets;
        global using Genie.TypedSecrets.Stores;
        global using IngestJob;
        global using Microsoft.Extensions.Logging;

        internal static class Preamble
        {
            internal static readonly HttpRequestMessage request = new();
            internal static readonly CancellationToken cancellationToken = CancellationToken.None;
            internal static readonly ILogger log = LoggerFactory.Create(_ => { }).CreateLogger("job");
            internal static Task LoadAsync(string dsn, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    // The blocks of docs/shapes.md use the schemas of that page. ShapesPageTests compiles and runs them.
    public static TheoryData<string> Documents => new(Repository.Documents.Where(d => d != "docs/shapes.md" && CodeBlock.In(d).Any(b => b.Language == "csharp")));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task CodeBlock_InADocument_Compiles(string document)
    {
        var blocks = CodeBlock.In(document).Where(b => b.Language == "csharp").ToList();
        var isHosted = blocks.Exists(static b => b.Code.Contains("AddSecrets(", StringComparison.Ordinal));
        foreach (var block in blocks)
        {
            using var workspace = isHosted
                ? JobWorkspace.OpenHosted(block.Code, Preamble, AwsShapes.Source, Testing)
                : new JobWorkspace(block.Code, Preamble, AwsShapes.Source, Testing);

            // CS1702: a package was built against an older version of another. CS0105, CS8933: a block may repeat a using of the preamble. CS1591: a block documents nothing. CS5001, CS8321: a block may show a type
            // or a function and not its use.
            (await workspace.DiagnoseAsync()).Where(d => d.Id is not ("CS0105" or "CS8933" or "CS1591" or "CS1701" or "CS1702" or "CS5001" or "CS8321"))
                .Select(d => d.ToString())
                .ShouldBeEmpty($"{block}\n{block.Code}");
        }
    }

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
