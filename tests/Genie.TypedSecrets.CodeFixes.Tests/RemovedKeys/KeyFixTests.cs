using Genie.TypedSecrets.CodeFixes.RemovedKeys;
using Genie.TypedSecrets.CodeFixes.Tests.Support;
using Genie.TypedSecrets.Generator.Analyzers.RemovedKeys;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.CodeFixes.Tests.RemovedKeys;

/// <summary>Fixes of code that does not compile any more.</summary>
public sealed class KeyFixTests
{
    // The repository's schemas after github_token was renamed to github_pat.
    private static readonly string s_renamed = TestProject.WithManifest
        .Schema("api-keys", File.ReadAllText(Repository.File("schemas/api-keys.schema.json"))
            .Replace("\"github_token\": {", "\"github_pat\": {\n      \"x-renamed-from\": [\"github_token\"],", StringComparison.Ordinal)
            .Replace("[\"github_token\", \"external_api\"]", "[\"github_pat\", \"external_api\"]", StringComparison.Ordinal))
        .Run().Files["ApiKeys.g.cs"];

    private const string Before = """
        _ = Secrets.Dev.ApiKeys.GithubToken; // the one
        _ = (await Secrets.Prod.ApiKeys.GetAsync(ct)).GithubToken.Reveal();
        _ = Secrets.Dev.ApiKeys?.GithubToken;
        _ = (await Secrets.Prod.ApiKeys.GetAsync(ct)) with { GithubToken = Secret.Create("x") };
        if (await Secrets.Prod.ApiKeys.GetAsync(ct) is { GithubToken: var token }) { }
        _ = Old();
        [Obsolete("gone", error: true)] int Old() => 1;
        """;

    private static Document Open(string code, string? secondFile = null)
    {
        var project = JobProject.With(code).Project;
        project = project.Documents.Single(document => document.Name == "ApiKeys.g.cs").WithText(SourceText.From(s_renamed)).Project;
        project = secondFile is null ? project : project.AddDocument("Second.cs", secondFile).Project;
        return project.Documents.Single(document => document.Name == "Job.cs");
    }

    [Fact]
    public async Task RenamedKey_OneUse_GetsTheNewName()
    {
        var document = Open(Body("_ = Secrets.Dev.ApiKeys.GithubToken; // the one"));

        (await FixAsync(document, new RenamedKeyCodeFix(), "CS0619")).ShouldBe(Body("_ = Secrets.Dev.ApiKeys.GithubPat; // the one"));
    }

    [Fact]
    public async Task RenamedKey_AllUsesOfTheSolution_GetTheNewNameAndNothingElseChanges()
    {
        const string Second = "namespace IngestJob; class Second { object Read() => Secrets.Current.ApiKeys.GithubToken; }";
        var document = Open(Body(Before), Second);
        var fix = new RenamedKeyCodeFix();
        var found = await FindAsync(document.Project, "CS0619");
        found.Count.ShouldBe(7);
        var context = new FixAllContext(document, fix, FixAllScope.Solution, nameof(RenamedKeyCodeFix), ["CS0619"], new Finder(), TestContext.Current.CancellationToken);

        var solution = await ApplyAsync(document.Project.Solution, (await fix.GetFixAllProvider().GetFixAsync(context))!);

        var after = solution.GetProject(document.Project.Id)!;
        (await after.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString()
            .ShouldBe(Body(Before.Replace("GithubToken", "GithubPat", StringComparison.Ordinal)));
        (await after.Documents.Single(d => d.Name == "Second.cs").GetTextAsync(TestContext.Current.CancellationToken)).ToString()
            .ShouldBe(Second.Replace("GithubToken", "GithubPat", StringComparison.Ordinal));
        (await FindAsync(after, "CS0619")).ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain("Old()");
    }

    [Fact]
    public async Task ObsoleteMember_NotOfOurs_IsOfferedNothing()
    {
        var document = Open(Body("""_ = Old(); [Obsolete("'Old' was renamed to 'New'. Use New.", error: true)] int Old() => 1;"""));

        (await ActionsAsync(document, new RenamedKeyCodeFix(), (await FindAsync(document.Project, "CS0619"))[0])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("_ = Secrets.Dev.ApiKeys.GithubPta.Reveal(); // why", "_ = Secrets.Dev.ApiKeys.GithubPat.Reveal(); // why")]
    [InlineData("_ = Secrets.Dev.ApiKey.GithubPat;", "_ = Secrets.Dev.ApiKeys.GithubPat;")]
    [InlineData("_ = Secrets.Dev.Database?.Passwort;", "_ = Secrets.Dev.Database?.Password;")]
    [InlineData("_ = (await Secrets.Dev.Database.GetAsync(ct)) with { Passwd = Secret.Create(\"x\") };", "_ = (await Secrets.Dev.Database.GetAsync(ct)) with { Password = Secret.Create(\"x\") };")]
    public async Task UnknownKey_WithANearOne_GetsItsName(string before, string after) =>
        (await FixAsync(Open(Body(before)), new NearestKeyCodeFix(), "GTS1401")).ShouldBe(Body(after));

    [Fact]
    public async Task UnknownKey_WithoutANearOne_IsOfferedNothing()
    {
        var document = Open(Body("_ = Secrets.Dev.ApiKeys.Xyzzy;"));

        (await ActionsAsync(document, new NearestKeyCodeFix(), (await FindAsync(document.Project, "GTS1401"))[0])).ShouldBeEmpty();
    }

    private static string Body(string statements) => CodeFixTest<UnknownKeyAnalyzer, NearestKeyCodeFix>.Body(statements);

    // Applies the fix of the first finding; what comes of it compiles.
    private static async Task<string> FixAsync(Document document, CodeFixProvider fix, string id)
    {
        var found = await FindAsync(document.Project, id);
        var action = (await ActionsAsync(document, fix, found[0])).ShouldHaveSingleItem();
        var changed = (await ApplyAsync(document.Project.Solution, action)).GetDocument(document.Id)!;
        (await JobProject.CompileAsync(changed)).ShouldBeEmpty();
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Project project, string id) =>
    [
        .. (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(await JobProject.AnalyzeAsync(project, new UnknownKeyAnalyzer()))
            .Where(diagnostic => diagnostic.Id == id),
    ];

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, CodeFixProvider fix, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, CodeAction action) =>
        (await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), TestContext.Current.CancellationToken))
            .OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private sealed class Finder : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindAsync(project, "CS0619");

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await FindAsync(document.Project, "CS0619")).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
