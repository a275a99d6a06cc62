using System.Diagnostics;
using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

/// <summary>The command <c>schema diff</c> in a Git repository.</summary>
public sealed class SchemaDiffTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public SchemaDiffTests()
    {
        _cli.WriteSchemas();
        Git("init", "--quiet", "--initial-branch=main");
        Commit();
        Git("checkout", "--quiet", "-b", "topic");
        _cli.CurrentDirectory = _cli.Root;
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Diff_NoChanges_SaysSo() => (await _cli.RunAsync("schema diff")).ShouldSucceed().Output.ShouldStartWith("No changes between the merge base ");

    [Fact]
    public async Task Diff_FirstSchemasOfARepository_AreAdded()
    {
        Git("checkout", "--quiet", "--orphan", "before");
        Git("rm", "-r", "--quiet", "--cached", ".");
        File.WriteAllText(Path.Combine(_cli.Root, "README.md"), "before");
        Git("add", "README.md");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "before");

        var run = (await _cli.RunAsync("schema diff before")).ShouldSucceed();

        run.Output.ShouldContain("genie-secrets put genie-dev/api-keys --file value.json");
        run.Output.ShouldContain("genie-secrets put genie-prod/audit --file value.json");
        run.Output.ShouldNotContain("breaks");
    }

    [Fact]
    public async Task Diff_WorkingTreeAgainstTheMergeBase_ReportsChangesOfTheTopicAlone()
    {
        Edit("\"minLength\": 8", "\"minLength\": 20");
        Git("checkout", "--quiet", "main");
        Git("checkout", "--quiet", "-b", "other");

        var run = await _cli.RunAsync("schema diff");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("breaks stored values  api-keys: github_token");
        run.Output.ShouldContain("GTD3002");
    }

    [Fact]
    public async Task Diff_RequiredKeyAdded_SaysWhereItHasToBeSetBeforeTheMerge()
    {
        Edit("\"required\": [\"github_token\"]", "\"required\": [\"github_token\", \"host\"]");
        Commit();

        var run = await _cli.RunAsync("schema diff main");

        run.Output.ShouldContain("Before the merge:\n\n  genie-secrets set genie-dev/api-keys host\n  genie-secrets set genie-prod/api-keys host\n");
    }

    [Theory]
    [InlineData("main")]
    [InlineData("HEAD~1")]
    [InlineData("topic~1")]
    public async Task Diff_Revision_IsReadThroughGit(string revision)
    {
        File.Delete(Path.Combine(_cli.Root, "schemas", "audit.schema.json"));
        Commit();

        (await _cli.RunAsync($"schema diff {revision}")).Output.ShouldContain("GTD1001");
    }

    [Fact]
    public async Task Diff_Folder_IsReadFromDisk()
    {
        _cli.Write("old/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");

        var run = await _cli.RunAsync("schema diff old --format json --fail-on never");

        using var json = JsonDocument.Parse(run.ShouldSucceed().Output);
        json.RootElement.GetProperty("changes").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("changes")[0].GetProperty("verdicts")[0].GetString().ShouldBe("needs-step");
    }

    [Fact]
    public async Task Diff_GitHub_AnnotatesTheLineOfTheKey()
    {
        Edit("\"minLength\": 8", "\"minLength\": 20");

        (await _cli.RunAsync("schema diff --format github")).Output.ShouldStartWith("::error file=schemas/api-keys.schema.json,line=7,col=5,title=GTD3002::");
    }

    [Fact]
    public async Task Diff_IgnoredChange_IsANoteUntilItExpires()
    {
        Edit("\"minLength\": 8", "\"minLength\": 20");
        using var json = JsonDocument.Parse((await _cli.RunAsync("schema diff --format json")).Output);
        var fingerprint = json.RootElement.GetProperty("changes")[0].GetProperty("fingerprint").GetString();
        fingerprint!.Length.ShouldBe(12);

        _cli.Write("schemas/diff-ignore.json", $$"""{ "ignore": [ { "fingerprint": "{{fingerprint}}", "reason": "all tokens are longer", "expires": "9999-12-31" } ] }""");
        (await _cli.RunAsync("schema diff")).ShouldSucceed().Output.ShouldContain("Ignored: all tokens are longer");

        _cli.Write("schemas/diff-ignore.json", $$"""{ "ignore": [ { "fingerprint": "{{fingerprint}}", "reason": "all tokens are longer", "expires": "2020-12-31" } ] }""");
        (await _cli.RunAsync("schema diff")).ExitCode.ShouldBe(ExitCodes.Findings);
    }

    [Fact]
    public async Task Diff_OtherChangesBeside_KeepTheFingerprintAndAStrongerOneHasAnother()
    {
        Edit("\"github_token\": { \"type\": \"string\", \"minLength\": 8 },\n", string.Empty);
        Edit("\"required\": [\"github_token\"]", "\"required\": []");
        var removed = await FingerprintAsync("GTD2001");
        Edit("\"host\": {", "\"gitlab_token\": { \"type\": \"string\", \"minLength\": 8 }, \"host\": {");
        (await FingerprintAsync("GTD2001")).ShouldBe(removed);

        Edit("\"maximum\": 65535", "\"maximum\": 6000");
        var tightened = await FingerprintAsync("GTD3002");
        Edit("\"maximum\": 6000", "\"maximum\": 5000");
        (await FingerprintAsync("GTD3002")).ShouldNotBe(tightened);
    }

    [Theory]
    [InlineData("schema diff nowhere", "Git does not know the revision 'nowhere'")]
    [InlineData("schema diff --upload-pack=x", "Unknown option '--upload-pack'.")]
    public async Task Diff_ImpossibleBase_SaysWhatToDo(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);

    [Fact]
    public async Task Diff_BrokenSchemas_AreNotCompared()
    {
        _cli.Write("schemas/audit.schema.json", "{");

        (await _cli.RunAsync("schema diff")).ShouldFail("genie-secrets schema check");
    }

    private async Task<string?> FingerprintAsync(string rule)
    {
        using var json = JsonDocument.Parse((await _cli.RunAsync("schema diff --format json")).Output);
        return json.RootElement.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("ruleId").GetString() == rule).GetProperty("fingerprint").GetString();
    }

    private void Edit(string from, string to)
    {
        var path = Path.Combine(_cli.Root, "schemas", "api-keys.schema.json");
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private void Commit()
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", "test");
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _cli.Root, UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
