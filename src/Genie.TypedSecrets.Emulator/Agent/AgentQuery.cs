using System.Net;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>Represents a request to the agent for a value.</summary>
internal sealed record AgentQuery(string SecretId, string? VersionId, string? VersionStage, string? RoleArn, bool BypassCache)
{
    /// <summary>The path of the Lambda extension's protocol. It is case-sensitive, as all paths of the agent.</summary>
    internal const string GetPath = "/secretsmanager/get";

    /// <summary>The prefix of the paths that contain the secret.</summary>
    internal const string PathPrefix = "/v1/";

    /// <summary>Parses <c>/secretsmanager/get?secretId=…</c>, or <c>/v1/…</c> with the secret in the path, which isn't decoded.</summary>
    /// <exception cref="AgentError">A parameter is missing, unknown or invalid.</exception>
    internal static AgentQuery Parse(string path, string queryString)
    {
        var secretIdInPath = path == GetPath ? null : path[PathPrefix.Length..];
        if (secretIdInPath is { Length: 0 })
        {
            throw AgentError.Of(HttpStatusCode.BadRequest, "missing secret ID");
        }

        var result = new AgentQuery(secretIdInPath ?? string.Empty, VersionId: null, VersionStage: null, RoleArn: null, BypassCache: false);
        foreach (var parameter in queryString.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? parameter : parameter[..equals]);
            var value = equals < 0 ? string.Empty : Decode(parameter[(equals + 1)..]);
            result = name switch
            {
                "secretId" when secretIdInPath is null => result with { SecretId = value },
                "versionId" => result with { VersionId = value },
                "versionStage" => result with { VersionStage = value },
                "roleArn" => result with { RoleArn = value },
                "refreshNow" => result with { BypassCache = FlagOf(value) },
                _ => throw AgentError.Of(HttpStatusCode.BadRequest, $"unknown parameter: {name}"),
            };
        }

        return result.SecretId.Length > 0 ? result : throw AgentError.Of(HttpStatusCode.BadRequest, "missing parameter secretId");
    }

    // The encoding of HTML forms: a plus is a space.
    private static string Decode(string text) => WebUtility.UrlDecode(text);

    private static bool FlagOf(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw AgentError.Of(HttpStatusCode.BadRequest, "invalid refreshNow value"),
    };
}
