using Genie.TypedSecrets.Cli.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Genie.TypedSecrets.Cli.Tests.Samples;

/// <summary>The workflows in <c>samples/ci</c>: accepted by linters, and their commands exist.</summary>
public sealed class WorkflowTests(WorkflowLinters linters) : IClassFixture<WorkflowLinters>
{
    private static readonly string s_github = Path.Combine(Repository.Root, "samples", "ci", "github", "secrets-review.yml");
    private static readonly string s_gitlab = Path.Combine(Repository.Root, "samples", "ci", "gitlab", "secrets-review.gitlab-ci.yml");

    [Fact]
    public async Task GitHub_Workflow_IsAcceptedAndABrokenOneIsNot()
    {
        linters.ShouldNotBeNull();
        (await WorkflowLinters.CheckGitHubAsync(s_github)).ShouldSucceed();

        (await CheckBrokenAsync(s_github, "runs-on:", "runs-in:", WorkflowLinters.CheckGitHubAsync)).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task GitLab_Configuration_IsAcceptedAndABrokenOneIsNot()
    {
        (await WorkflowLinters.CheckGitLabAsync(s_gitlab)).ShouldSucceed();

        (await CheckBrokenAsync(s_gitlab, "expose_as:", "expose_at:", WorkflowLinters.CheckGitLabAsync)).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task Scripts_OfBothWorkflows_AreValidShellWithoutExpressions()
    {
        string[] scripts = [.. Scripts(s_github), string.Join('\n', Scripts(s_gitlab))];
        scripts.Length.ShouldBeGreaterThan(2);
        foreach (var script in scripts)
        {
            (await WorkflowLinters.CheckShellAsync(script)).ShouldBeEmpty(script);

            // An expression would be substituted before the shell parses it.
            script.ShouldNotContain("${{");
        }
    }

    [Fact]
    public void Commands_OfBothWorkflows_HaveKnownOptions()
    {
        var known = CliApp.CreateRoot(new CliContext(Input: null, Stream.Null, TextWriter.Null, new Stores.SecretStoreContext())).Subcommands.Single(static command => command.Name == "review")
            .Options.Select(static option => option.Name).ToHashSet(StringComparer.Ordinal);
        var used = Scripts(s_github).Concat(Scripts(s_gitlab)).SelectMany(static script => script.Split('\n')).Where(static line => line.Contains("arguments", StringComparison.Ordinal))
            .SelectMany(static line => line.Split(' ', '(', ')')).Where(static word => word.StartsWith("--", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

        used.Except(known, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static async Task<LinterRun> CheckBrokenAsync(string file, string from, string to, Func<string, Task<LinterRun>> check)
    {
        var broken = Path.Combine(Directory.CreateTempSubdirectory("genie-secrets-workflow-").FullName, "broken.yml");
        await File.WriteAllTextAsync(broken, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        try
        {
            return await check(broken);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(broken)!, recursive: true);
        }
    }

    private static IEnumerable<string> Scripts(string file)
    {
        using var reader = File.OpenText(file);
        YamlStream stream = new();
        stream.Load(reader);
        return stream.Documents[0].AllNodes.OfType<YamlMappingNode>()
            .SelectMany(static node => node.Children.Where(static pair => pair.Key.ToString() is "run" or "script"))
            .SelectMany(static pair => pair.Value is YamlSequenceNode list ? list.Children.Select(static item => item.ToString()) : [pair.Value.ToString()]);
    }
}
