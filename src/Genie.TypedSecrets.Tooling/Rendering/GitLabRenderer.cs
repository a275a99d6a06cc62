using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders findings as a report of GitLab's code quality. Each finding needs a file; without a position, it is the manifest.</summary>
internal static class GitLabRenderer
{
    private const string Manifest = "schemas/secrets.json";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n" };

    internal static string Render(IReadOnlyList<Finding> findings)
    {
        // GitLab shows one finding of a fingerprint.
        JsonArray issues = [.. findings.Select(static finding => (Finding: finding, Fingerprint: FindingFingerprint.Of(finding))).DistinctBy(static pair => pair.Fingerprint, StringComparer.Ordinal).Select(static pair => Issue(pair.Finding, pair.Fingerprint))];
        return issues.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Issue(Finding finding, string fingerprint) => new()
    {
        ["description"] = Printable.Clean(finding.Subject is { } subject && finding.Location is null ? $"{subject}: {finding.Message}" : finding.Message),
        ["check_name"] = finding.RuleId,
        ["fingerprint"] = fingerprint,
        ["severity"] = finding.Severity switch { FindingSeverity.Error => "major", FindingSeverity.Warning => "minor", _ => "info" },
        ["location"] = new JsonObject
        {
            ["path"] = finding.Location?.Path ?? Manifest,
            ["lines"] = new JsonObject { ["begin"] = finding.Location?.Line ?? 1 },
        },
    };
}
