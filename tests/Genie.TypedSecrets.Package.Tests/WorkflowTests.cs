using System.Diagnostics;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Package.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the workflows of this repository and of the template, and the issue forms, for what GitHub would reject or what is unsafe.</summary>
public sealed partial class WorkflowTests
{
    private const string TemplateWorkflows = "src/Genie.TypedSecrets.Templates/templates/genie-secrets-job/.github/workflows";

    private static readonly string[] s_contexts = ["github", "env", "vars", "secrets", "steps", "needs", "runner", "matrix", "inputs", "job"];

    private static readonly string[] s_topLevel = ["name", "run-name", "on", "permissions", "concurrency", "env", "defaults", "jobs"];

    private static readonly string[] s_formElements = ["markdown", "textarea", "input", "dropdown", "checkboxes"];

    public static TheoryData<string> Workflows => new(Files(".github/workflows", "*.yml").Concat(Files(TemplateWorkflows, "*.yml")));

    public static TheoryData<string> Forms => new(Files(".github/ISSUE_TEMPLATE", "*.yml").Where(file => !file.EndsWith("config.yml", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_OfTheRepository_HasKnownKeysLimitedPermissionsAndTimeouts(string file)
    {
        var workflow = Parse(file);

        Keys(workflow).Except(s_topLevel, StringComparer.Ordinal).ShouldBeEmpty();
        Keys(workflow).ShouldContain("on");
        Map(workflow, "permissions").Children.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<YamlNode, YamlNode>("contents", "read"));
        foreach (var (name, job) in Jobs(workflow))
        {
            Keys(job).ShouldContain("runs-on", name);
            Keys(job).ShouldContain("timeout-minutes", name);
            Texts(job, "needs").Except(Jobs(workflow).Select(other => other.Name), StringComparer.Ordinal).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Step_OfAWorkflow_UsesOrRunsAndRefersToEarlierSteps(string file)
    {
        foreach (var (name, job) in Jobs(Parse(file)))
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var step in ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>())
            {
                (Keys(step).Contains("uses") ^ Keys(step).Contains("run")).ShouldBeTrue($"{name}: {step}");
                foreach (var uses in Texts(step, "uses"))
                {
                    uses.ShouldMatch(@"^[\w.-]+/[\w./-]+@(v\d+|[0-9a-f]{40})$");
                }

                var expressions = Expression().Matches(Text(step)).Select(match => match.Groups["text"].Value).ToList();
                expressions.SelectMany(text => Context().Matches(text)).Select(match => match.Groups["name"].Value).Except(s_contexts, StringComparer.Ordinal).ShouldBeEmpty();
                expressions.SelectMany(text => StepReference().Matches(text)).Select(match => match.Groups["id"].Value).Except(known, StringComparer.Ordinal).ShouldBeEmpty();
                known.UnionWith(Texts(step, "id"));
            }
        }
    }

    // An expression in a script is text that is substituted before the shell parses it. Only paths of the runner are safe there.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Script_OfAWorkflow_IsValidShellWithoutUntrustedExpressions(string file)
    {
        foreach (var script in Jobs(Parse(file)).SelectMany(job => ((YamlSequenceNode)job.Job["steps"]).Children.Cast<YamlMappingNode>()).SelectMany(step => Texts(step, "run")))
        {
            Expression().Matches(script).Select(match => match.Groups["text"].Value.Trim())
                .ShouldAllBe(text => text == "runner.temp" || text == "github.workspace");
            CheckShell(Expression().Replace(script, "x")).ShouldBeEmpty(script);
            if (!file.StartsWith("src/", StringComparison.Ordinal))
            {
                RepositoryPath().Matches(script).Select(match => match.Value).Where(path => !Path.Exists(Path.Combine(PackageFeed.RepositoryRoot, path))).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Release_OfATag_AttestsAndPublishesWithoutAStoredKey()
    {
        var text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, ".github/workflows/release.yml"));

        text.ShouldContain("actions/attest-build-provenance@");
        text.ShouldContain("NuGet/login@");
        text.ShouldNotContain("secrets.");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void IssueForm_OfTheRepository_HasWhatGitHubRequires(string file)
    {
        var form = Parse(file);
        var body = ((YamlSequenceNode)form["body"]).Children.Cast<YamlMappingNode>().ToList();

        Texts(form, "name").ShouldHaveSingleItem();
        Texts(form, "description").ShouldHaveSingleItem();
        body.SelectMany(element => Texts(element, "type")).Except(s_formElements, StringComparer.Ordinal).ShouldBeEmpty();
        body.SelectMany(element => Texts(element, "id")).ShouldBeUnique();
        body.Where(element => Texts(element, "type").Single() != "markdown").ShouldAllBe(element => Keys(Map(element, "attributes")).Contains("label"));
        body.Where(element => Texts(element, "type").Single() == "dropdown").ShouldAllBe(element => Keys(Map(element, "attributes")).Contains("options"));
    }

    [Fact]
    public void Dependabot_Configuration_CoversPackagesAndActions()
    {
        var configuration = Parse(".github/dependabot.yml");

        Texts(configuration, "version").ShouldBe(["2"]);
        ((YamlSequenceNode)configuration["updates"]).Children.Cast<YamlMappingNode>()
            .SelectMany(update => Texts(update, "package-ecosystem"))
            .ShouldBe(["nuget", "github-actions"]);
    }

    private static IEnumerable<string> Files(string directory, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(PackageFeed.RepositoryRoot, directory), pattern)
            .Select(path => $"{directory}/{Path.GetFileName(path)}")
            .Order(StringComparer.Ordinal);

    private static YamlMappingNode Parse(string file)
    {
        using var reader = File.OpenText(Path.Combine(PackageFeed.RepositoryRoot, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.ShouldHaveSingleItem().RootNode;
    }

    private static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(YamlMappingNode workflow) =>
        Map(workflow, "jobs").Children.Select(pair => (pair.Key.ToString(), (YamlMappingNode)pair.Value));

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => key.ToString());

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        !node.Children.TryGetValue(key, out var value) ? []
        : value is YamlSequenceNode list ? list.Children.Select(item => item.ToString())
        : [value.ToString()];

    private static string Text(YamlNode node) => string.Join('\n', node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value));

    private static string CheckShell(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-n"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return errors;
    }

    [GeneratedRegex(@"\$\{\{(?<text>.*?)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<![\w.'-])(?<name>[a-z]+)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Context();

    [GeneratedRegex(@"\bsteps\.(?<id>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepReference();

    [GeneratedRegex(@"(?<=^|\s)(\./)?(\.ci|eng)/[\w./-]+|\bGenie\.TypedSecrets\.sln\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RepositoryPath();
}
