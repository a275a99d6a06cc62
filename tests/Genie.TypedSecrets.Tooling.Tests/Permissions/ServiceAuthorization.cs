using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Tooling.Tests.Permissions;

/// <summary>AWS's published service authorization data, from the npm package that the lock file names: which actions, resources and condition keys exist, and which of them belong together.</summary>
public sealed partial class ServiceAuthorization : IAsyncLifetime
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "iam");

    private readonly Dictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globalKeys = new(StringComparer.OrdinalIgnoreCase);

    private static string Data => Path.Combine(s_folder, "node_modules", "@cloud-copilot", "iam-data");

    public async ValueTask InitializeAsync()
    {
        var (command, arguments) = OperatingSystem.IsWindows() ? ("cmd", (string[])["/c", "npm"]) : ("npm", []);
        using var npm = Process.Start(new ProcessStartInfo(command, [.. arguments, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]) { WorkingDirectory = s_folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        npm.ExitCode.ShouldBe(0, await error);
        foreach (Match key in GlobalKey().Matches(await File.ReadAllTextAsync(Path.Combine(Data, "dist", "esm", "globalConditionKeys.js"))))
        {
            _globalKeys.Add(key.Groups["key"].Value);
        }
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Gets what AWS's data does not have in a policy document.</summary>
    internal IReadOnlyList<string> ProblemsOf(string policy) => [.. Items(JsonNode.Parse(policy)!["Statement"]).SelectMany(ProblemsOf)];

    private IEnumerable<string> ProblemsOf(JsonNode statement)
    {
        // A resource policy is about the resource it belongs to.
        var isResourcePolicy = statement["Principal"] is not null;
        var resources = Items(statement["Resource"]).Select(static resource => resource.GetValue<string>()).ToList();
        foreach (var name in Items(statement["Action"]).Select(static action => action.GetValue<string>()))
        {
            var (service, pattern) = name.Split(':') is [var first, var second] ? (first, second) : (string.Empty, name);
            var actions = Read("actions", service).Select(static pair => pair.Value!).Where(action => Matches(pattern, action["name"]!.GetValue<string>())).ToList();
            if (actions.Count == 0)
            {
                yield return $"{name}: no such action";
                continue;
            }

            foreach (var action in actions)
            {
                var types = Items(action["resourceTypes"]).Select(type => Read("resourceTypes", service)[type["name"]!.GetValue<string>().ToLowerInvariant()]!).ToList();
                if (!isResourcePolicy)
                {
                    foreach (var resource in resources.Where(static resource => !resource.StartsWith("${", StringComparison.Ordinal)))
                    {
                        if (types.Count == 0 ? resource != "*" : !types.Exists(type => IsArnOf(type["arn"]!.GetValue<string>(), resource)))
                        {
                            yield return $"{name}: '{resource}' is not one of its resources";
                        }
                    }
                }

                foreach (var key in (statement["Condition"] as JsonObject ?? []).SelectMany(static condition => condition.Value!.AsObject()).Select(static pair => pair.Key))
                {
                    var known = Items(action["conditionKeys"]).Concat(types.SelectMany(static type => Items(type["conditionKeys"]))).Select(static known => known.GetValue<string>()).Concat(_globalKeys);

                    // A wildcard stands for some actions that a condition is not for.
                    if (!pattern.Contains('*', StringComparison.Ordinal) && !known.Any(template => Template(template).IsMatch(key)))
                    {
                        yield return $"{name}: '{key}' is not one of its condition keys";
                    }
                }
            }
        }
    }

    private JsonObject Read(string kind, string service)
    {
        var path = Path.Combine(Data, "data", kind, service + ".json");
        if (!_files.TryGetValue(path, out var file))
        {
            file = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
            _files.Add(path, file);
        }

        return file;
    }

    private static IEnumerable<JsonNode> Items(JsonNode? node) => node switch { null => [], JsonArray list => list.OfType<JsonNode>(), _ => [node] };

    private static bool Matches(string pattern, string name) => Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // The documented ARN "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}", and one with wildcards in these places.
    private static bool IsArnOf(string template, string resource) => Template(template).IsMatch(resource);

    private static Regex Template(string template) => new("^" + Placeholder().Replace(Regex.Escape(template), ".+") + "$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\\\$\\\{[^}]*}|tag-key", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("key: '(?<key>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GlobalKey();
}
