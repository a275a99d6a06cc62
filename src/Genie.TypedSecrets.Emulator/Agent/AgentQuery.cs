using System.Net;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>What a request to the agent asks for.</summary>
internal sealed record AgentQuery(string SecretId, string? VersionId, string? VersionStage, bool BypassCache)
{
    /// <summary>Reads <c>/secretsmanager/get?secretId=…</c>, or <c>/v1/…</c> with the secret in the path.</summary>
    /// <exception cref="AgentError">A parameter is missing, unknown or wrong.</exception>
    internal static AgentQuery Parse(IQueryCollection query, string? secretIdInPath)
    {
        var result = new AgentQuery(secretIdInPath ?? string.Empty, VersionId: null, VersionStage: null, BypassCache: false);
        foreach (var (name, values) in query)
        {
            var value = values[^1] ?? string.Empty;
            result = name switch
            {
                "secretId" when secretIdInPath is null => result with { SecretId = value },
                "versionId" => result with { VersionId = value },
                "versionStage" => result with { VersionStage = value },
                "refreshNow" => result with { BypassCache = FlagOf(value) },
                _ => throw AgentError.Of(HttpStatusCode.BadRequest, $"unknown parameter: {name}"),
            };
        }

        return result.SecretId.Length > 0
            ? result
            : throw AgentError.Of(HttpStatusCode.BadRequest, secretIdInPath is null ? "missing parameter secretId" : "missing secret ID");
    }

    private static bool FlagOf(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw AgentError.Of(HttpStatusCode.BadRequest, "invalid refreshNow value"),
    };
}
