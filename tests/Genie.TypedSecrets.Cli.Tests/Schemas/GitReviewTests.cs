using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

/// <summary>Reviews in repositories as teams and CI systems have them.</summary>
public sealed class GitReviewTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public GitReviewTests()
    {
        _cli.WriteSchemas();
        _cli.Write("jobs/ingest/Job.cs", "// A job.");
        GitRepository.Create(_cli.Root);
        _cli.CurrentDirectory = _cli.Root;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Review_FolderMoved_HasNoChanges()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Root, "config"));
        Directory.Move(Path.Combine(_cli.Root, "schemas"), Path.Combine(_cli.Root, "config", "schemas"));

        (await _cli.RunAsync("review --folder config/schemas")).ShouldSucceed().Output.ShouldStartWith("Secrets: no changes");
        (await _cli.RunAsync("review")).ShouldFail("Run the command in the directory that contains one of these folders: config/schemas");
    }

    [Fact]
    public async Task Review_FolderDeleted_RemovesEveryCategory()
    {
        Directory.Delete(Path.Combine(_cli.Root, "schemas"), recursive: true);

        var run = await _cli.RunAsync("review");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("api-keys: Category removed");
        run.Output.ShouldContain("genie-secrets delete genie-prod/audit");
        (await _cli.RunAsync("schema diff main")).ExitCode.ShouldBe(ExitCodes.Findings);
    }

    [Theory]
    [InlineData("mian", "Did you mean 'main'?")]
    [InlineData("origin/feature", "Fetch it: git fetch origin feature")]
    public async Task Review_UnknownRevision_SaysWhatToDo(string revision, string expected) => (await _cli.RunAsync($"review {revision}")).ShouldFail(expected);

    [Fact]
    public async Task Review_BaseWithOtherCommits_SaysThatTheirChangesAreReversed()
    {
        GitRepository.Run(_cli.Root, "switch", "--quiet", "main");
        Edit("\"minLength\": 8", "\"minLength\": 4");
        GitRepository.Commit(_cli.Root);
        GitRepository.Run(_cli.Root, "switch", "--quiet", "topic");

        (await _cli.RunAsync("review main")).Error.ShouldContain("main has commits that the current commit does not contain. Their changes appear reversed. To compare with the merge base, write main...");
        var mergeBase = (await _cli.RunAsync("review main...")).ShouldSucceed();
        mergeBase.Output.ShouldStartWith("Secrets: no changes");
        mergeBase.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GITHUB_BASE_REF", "release")]
    [InlineData("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release")]
    [InlineData("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/release")]
    public async Task Review_PullRequest_IsComparedWithItsTargetBranch(string variable, string value)
    {
        GitRepository.Run(_cli.Root, "branch", "--quiet", "--move", "main", "release");
        Edit("\"minLength\": 8", "\"minLength\": 4");
        (await _cli.RunAsync("review")).ShouldFail("Git finds no merge base");

        _cli.Variables[variable] = value;

        (await _cli.RunAsync("review")).ShouldSucceed().Output.ShouldStartWith("Secrets: 1 change");
        _cli.Variables[variable] = "nowhere";
        (await _cli.RunAsync("review")).ShouldFail("git fetch --unshallow origin nowhere");
    }

    [Fact]
    public async Task Review_ShallowCloneOfOneBranch_WarnsThatTheCommitIsComparedWithItself()
    {
        using CliHarness clone = new();
        GitRepository.Run(clone.Root, "clone", "--quiet", "--depth", "1", "file://" + _cli.Root, "shallow");
        GitRepository.Run(clone.Root, "clone", "--quiet", "file://" + _cli.Root, "whole");

        clone.CurrentDirectory = Path.Combine(clone.Root, "shallow");
        (await clone.RunAsync("review")).ShouldSucceed().Error.ShouldContain("git fetch --unshallow");
        clone.CurrentDirectory = Path.Combine(clone.Root, "whole");
        (await clone.RunAsync("review")).ShouldSucceed().Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task SchemaDiff_RepositoryWithoutCommits_SaysSo()
    {
        using CliHarness other = new();
        other.WriteSchemas();
        GitRepository.Run(other.Root, "init", "--quiet");
        other.CurrentDirectory = other.Root;

        (await other.RunAsync("schema diff")).ShouldFail("The Git repository has no commits");
    }

    [Fact]
    public async Task Review_BaseWithErrors_SaysThatAnotherRevisionIsNeeded()
    {
        var valid = File.ReadAllText(Path.Combine(_cli.Root, "schemas/api-keys.schema.json"));
        _cli.Write("schemas/api-keys.schema.json", "{");
        GitRepository.Commit(_cli.Root);
        _cli.Write("schemas/api-keys.schema.json", valid);

        (await _cli.RunAsync("review HEAD")).ShouldFail("The former schemas, in HEAD, have errors");
    }

    [Theory]
    [InlineData("github", "file=schemas/api-keys.schema.json,")]
    [InlineData("azure", "sourcepath=schemas/api-keys.schema.json;")]
    [InlineData("gitlab", "\"path\": \"schemas/api-keys.schema.json\"")]
    [InlineData("sarif", "\"uri\": \"schemas/api-keys.schema.json\"")]
    public async Task Review_FromASubdirectory_AnnotatesPathsFromTheRoot(string format, string expected)
    {
        Edit("\"minLength\": 8", "\"minLength\": 20");
        _cli.CurrentDirectory = _cli.Inside;

        (await _cli.RunAsync($"review main --format {format}")).Output.ShouldContain(expected);
        (await _cli.RunAsync($"schema diff main --format {format}")).Output.ShouldContain(expected);
    }

    [Fact]
    public async Task Review_EnvironmentRenamed_CopiesItsSecrets()
    {
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "production"] }""");
        _cli.Write("schemas/audit.schema.json", """{ "type": "object", "x-environments": ["production"], "properties": { "token": { "type": "string" } }, "required": ["token"] }""");

        var run = await _cli.RunAsync("review main");

        run.Output.ShouldContain("If it was renamed, copy its secrets before the merge");
        run.Output.ShouldContain("\n  genie-secrets copy genie-prod/api-keys genie-production/api-keys\n");
        run.Output.ShouldContain("\n  genie-secrets delete genie-prod/api-keys\n");
        run.Output.ShouldNotContain("genie-secrets put genie-production/api-keys");
    }

    [Fact]
    public async Task Review_CategoryFileRenamed_ProposesTheFormerName()
    {
        File.Move(Path.Combine(_cli.Root, "schemas/audit.schema.json"), Path.Combine(_cli.Root, "schemas/audit-log.schema.json"));

        (await _cli.RunAsync("review main")).Output.ShouldContain("add to its schema: \"x-renamed-from\": [\"audit\"].");
    }

    [Fact]
    public async Task Review_UsageOfAnotherProject_SaysNothingAboutTheJobs()
    {
        _cli.Write("usage.json", """
            { "schemaVersion": 1, "kind": "usage", "job": "Other", "project": "other", "named": [], "unknown": [], "advice": [],
              "secrets": [{ "category": "api-keys", "environments": ["$current"], "keys": ["host"], "preloaded": false, "reads": [], "keyReads": [] }] }
            """);
        Edit("\"host\": { \"type\": \"string\", \"x-sensitive\": false },", string.Empty);

        var run = await _cli.RunAsync("review main --usage usage.json");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        run.Output.ShouldContain("Other reads secrets of the project 'other', not of 'genie'.");
        run.Output.ShouldContain("not known");
    }

    [Theory]
    [InlineData("GIT_DIR", ".git", ExitCodes.Success, "no changes")]
    [InlineData("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", ExitCodes.Failed, "git config --global --add safe.directory")]
    public async Task Review_WithVariablesOfGit_ReadsTheRepositoryOrSaysWhyNot(string variable, string value, int exitCode, string expected)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal) { [variable] = value == ".git" ? Path.Combine(_cli.Root, value) : value, ["GIT_CONFIG_GLOBAL"] = "/dev/null" };
        using var process = ToolProcess.Start(_cli, ["review", "main", "--offline"], variables);

        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(Ct) + await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        output.ShouldContain(expected);
        process.ExitCode.ShouldBe(exitCode);
    }

    private void Edit(string old, string text)
    {
        var path = Path.Combine(_cli.Root, "schemas/api-keys.schema.json");
        var before = File.ReadAllText(path);
        before.ShouldContain(old);
        File.WriteAllText(path, before.Replace(old, text, StringComparison.Ordinal));
    }
}
