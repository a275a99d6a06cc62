using System.Text.Json;
using Genie.TypedSecrets.Tooling.Files;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Reads usage reports that <c>genie-secrets usage --format json</c> wrote.</summary>
public static class UsageFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ToolingException">The file does not exist or is not a usage report.</exception>
    public static UsageReport Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new ToolingException(path.Contains('*', StringComparison.Ordinal)
                ? $"No file matches {path}. Write a report: genie-secrets usage bin/Release/net10.0 --format json --output usage.json"
                : $"{path} does not exist. Write it: genie-secrets usage bin/Release/net10.0 --format json --output {path}");
        }

        var isReport = false;
        try
        {
            using var document = JsonDocument.Parse(TextFile.ReadBytes(path, path, TextFile.MaxTextLength));
            isReport = document.RootElement is { ValueKind: JsonValueKind.Object } any && (any.TryGetProperty("kind", out var kind) ? kind.ValueEquals("usage"u8) : any.TryGetProperty("job", out _));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.Number && version.GetInt32() == 1
                && root.TryGetProperty("secrets", out _)
                && root.Deserialize<UsageReport>(s_options) is { Job: not null, Secrets: not null } report && report.Secrets.All(IsComplete) && (report.Named ?? []).All(static named => named is { Name: not null, Reads: not null }))
            {
                return report with { Secrets = [.. report.Secrets.Select(static secret => secret with { KeyReads = secret.KeyReads ?? [] })], Named = report.Named ?? [], Unknown = report.Unknown ?? [], Advice = report.Advice ?? [] };
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Not a report, as any other JSON.
        }

        // Not over a file that is something else, such as an assembly or a schema.
        throw new ToolingException(isReport
            ? $"{path} is not a usage report of version 1. Write it again: genie-secrets usage bin/Release/net10.0 --format json --output {path}"
            : $"{path} is not a usage report. Write one: genie-secrets usage bin/Release/net10.0 --format json --output usage.json");
    }

    // A file that was edited, or written by something else, may lack what the serializer does not require.
    private static bool IsComplete(SecretUsage secret) => secret is { Category: not null, Environments: not null, Keys: not null, Reads: not null }
        && secret.Environments.All(static environment => environment is not null) && secret.Keys.All(static key => key is not null);
}
