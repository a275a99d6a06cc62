using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Checking;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Agents;

/// <summary>The tools that a coding agent needs to use secrets without seeing one. They read schemas, usage reports and assemblies, and never a store.</summary>
/// <remarks>Stateless and thread-safe: files are read again at each call, because the agent changes them.</remarks>
public sealed class AgentTools
{
    private const int PageSize = 50;

    private readonly string _directory;

    /// <summary>Creates the tools.</summary>
    /// <param name="directory">The directory whose project they are about.</param>
    public AgentTools(string directory)
    {
        _directory = directory;
        AgentParameter category = new("category", "The category, such as api-keys, or a secret's name, such as genie-dev/api-keys.", IsRequired: true);
        All =
        [
            new("list", "List secrets", "Lists the categories of secrets of this project, with descriptions, owners, environments and numbers of keys. Use it first.", [new("query", "Only categories with this text in their name, title, description, owner or keys."), new("offset", "The number of categories to skip.", AgentParameterKind.Number)], (arguments, _) => Task.FromResult(List(arguments))),
            new("describe", "Describe a secret", "Describes a category: its secret in each environment, and each key with type, constraints, C# expression and the command with which a person sets it.", [category], (arguments, _) => Task.FromResult(Describe(arguments))),
            new("accessor_for", "Get the code that reads a key", "Gets the C# expression that reads a key, compile-checked. Use it instead of a name in a string.", [category, new("key", "The path of the key: github_token, external_api.key. Omit it for the whole secret."), new("environment", "The environment. Leave it out for the one that the process runs in.")], (arguments, _) => Task.FromResult(AccessorFor(arguments))),
            new("check", "Check the schemas", "Checks the schemas, as the compiler does. Use it after a change of a schema.", [], (_, _) => Task.FromResult(Check())),
            new("diff", "Compare the schemas with Git", "Shows what changes of the schemas break in code and in stored values, and the steps that people have to take.", [new("base", "The Git revision to compare with. The default is the merge base with the default branch.")], (arguments, token) => DiffAsync(arguments, token)),
            new("usage", "Find what code reads", "Reads from compiled assemblies which secrets their code can read, by source line.", [new("paths", "Assemblies, output folders, or reports of genie-secrets usage --format json, relative to the folder that contains schemas/.", AgentParameterKind.Texts, IsRequired: true)], (arguments, _) => Task.FromResult(Usage(arguments))),
        ];
    }

    /// <summary>Gets the tools.</summary>
    public IReadOnlyList<AgentTool> All { get; }

    /// <summary>Runs a tool.</summary>
    /// <param name="name">The tool's name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    public async Task<AgentResponse> RunAsync(string? name, IEnumerable<KeyValuePair<string, JsonElement>>? arguments, CancellationToken cancellationToken)
    {
        try
        {
            var tool = All.FirstOrDefault(tool => tool.Name == name) ?? throw new ToolingException($"Unknown tool. The tools are: {string.Join(", ", All.Select(static tool => tool.Name))}.");
            return new(AgentText.Write(await tool.RunAsync(new(tool, arguments), cancellationToken).ConfigureAwait(false)), IsError: false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (ToolingException e)
        {
            return new(AgentText.Clean(e.Message), IsError: true);
        }
#pragma warning disable CA1031 // A defect must not end the server. The message of an unknown exception may quote a file, so that it is left out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new($"The tool failed: {e.GetType().Name}.", IsError: true);
        }
    }

    private SecretsProject Project() => SecretsProject.FindFolder(_directory) is { } folder
        ? SecretsProject.Load(folder, SecretsProject.FolderName)
        : throw new ToolingException("No schemas/secrets.json was found in the directory of the server or above it. Create one: genie-secrets init");

    private JsonObject List(AgentArguments arguments)
    {
        var catalog = SecretsCatalog.Create(new(Project()));
        var query = arguments.Text("query");
        CatalogCategory[] found = [.. catalog.Categories.Where(category => query is null || AgentJson.TextsOf(category).Any(text => text.Contains(query, StringComparison.OrdinalIgnoreCase)))];
        var offset = arguments.Number("offset") ?? 0;
        CatalogCategory[] page = [.. found.Skip(offset).Take(PageSize)];
        return new()
        {
            ["project"] = catalog.Project,
            ["environments"] = new JsonArray([.. catalog.Environments.Select(static environment => (JsonNode)environment.Name)]),
            ["environmentVariable"] = catalog.EnvironmentVariable,
            ["total"] = found.Length,
            ["nextOffset"] = offset + page.Length < found.Length ? offset + page.Length : null,
            ["categories"] = new JsonArray([.. page.Select(AgentJson.Summary)]),
        };
    }

    private JsonObject Describe(AgentArguments arguments) => AgentJson.Details(Find(SecretsCatalog.Create(new(Project())), arguments));

    private JsonObject AccessorFor(AgentArguments arguments)
    {
        var project = Project();
        var environment = arguments.Text("environment");
        var category = Find(SecretsCatalog.Create(new(project) { Environments = environment is null ? [] : [environment] }), arguments);
        return AgentJson.Accessor(project.Manifest!, category, arguments.Text("key"), environment is not null);
    }

    private JsonObject Check() => AgentJson.OfReport(SchemaCheck.Run(Project(), SecretsProject.FolderName));

    private async Task<JsonObject> DiffAsync(AgentArguments arguments, CancellationToken cancellationToken)
    {
        var project = Project();
        var folder = SecretsProject.FindFolder(_directory)!;
        var revision = arguments.Text("base") ?? await GitRevision.FindMergeBaseAsync(folder, target: null, cancellationToken).ConfigureAwait(false);
        var before = await GitRevision.LoadAsync(folder, revision, cancellationToken).ConfigureAwait(false);
        var comparison = SchemaComparison.Compare(before, project, revision, SecretsProject.FolderName);
        return AgentJson.OfReport(new ChangeLocator(SecretsProject.FolderName, file => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : null).Locate(comparison));
    }

    private JsonObject Usage(AgentArguments arguments)
    {
        var root = Path.GetDirectoryName(SecretsProject.FindFolder(_directory) ?? Path.Combine(_directory, SecretsProject.FolderName))!;
        ProjectPaths paths = new(root);
        string[] resolved = [.. arguments.Texts("paths").Select(paths.Resolve)];
        var reports = resolved.Where(static path => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Select(UsageFile.Read).ToList();
        var assemblies = resolved.Where(static path => !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (assemblies.Length > 0)
        {
            reports.Add(UsageAnalysis.Run(assemblies, root));
        }

        return new JsonObject { ["jobs"] = new JsonArray([.. reports.Select(AgentJson.OfReport)]) };
    }

    private static CatalogCategory Find(SecretsCatalog catalog, AgentArguments arguments)
    {
        var name = arguments.Require("category");
        if (catalog.Categories.FirstOrDefault(category => category.Name == name || category.Secrets.Any(secret => secret.Name == name)) is { } found)
        {
            return found;
        }

        var meant = Values.Similar.Find(name, [.. catalog.Categories.Select(static category => category.Name)]);
        throw new ToolingException(meant is null ? "The project has no such category. See the tool list." : $"The project has no such category. Did you mean '{meant}'?");
    }
}

/// <summary>Represents the response of a tool.</summary>
/// <param name="Text">JSON, or the message of a failure.</param>
/// <param name="IsError">Whether the call failed.</param>
public sealed record AgentResponse(string Text, bool IsError);
