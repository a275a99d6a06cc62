using System.Buffers;
using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Decides which keys are not sensitive: their names say so, and none of their values looks like a credential. Everything else is sensitive.</summary>
internal static class Sensitivity
{
    private const int LongestPlainSegment = 24;

    private static readonly HashSet<string> s_public = new(
        ["host", "hosts", "hostname", "server", "servers", "brokers", "port", "region", "zone", "database", "dbname", "db", "schema", "catalog", "engine", "dialect", "driver", "endpoint", "endpoints", "url", "uri", "account", "warehouse", "role",
         "project", "projectid", "version", "timeout", "environment", "env", "bucket", "topic", "domain", "retries", "ttl", "interval", "issuer", "audience", "scope", "scopes", "kty", "use", "alg", "crv", "cluster", "namespace", "context", "locale",
         "format", "encoding", "protocol", "mechanism", "sslmode", "type", "kind", "apiversion", "size", "limit", "count", "seconds", "workers", "threads", "connections"],
        StringComparer.Ordinal);

    private static readonly SearchValues<char> s_parameters = SearchValues.Create("@=?#&;");

    // Addresses that are secret as a whole, and names of people.
    private static readonly HashSet<string> s_neverPublic = new(["webhook", "hook", "hooks", "webhooks", "dsn", "user", "username", "login", "secret", "private", "connection"], StringComparer.Ordinal);

    /// <summary>Determines whether a word is the last one of many settings, sensitive or not.</summary>
    internal static bool IsNameOfSetting(string word) => s_public.Contains(word) || s_neverPublic.Contains(word) || word is "config" or "name" or "path" or "password" or "key" or "token" or "id" or "enabled" or "level" or "file" or "mode";

    internal static bool IsPublic(string name, IReadOnlyList<JsonNode> values)
    {
        var words = KeyNames.Words(name);
        if (words.Count == 0 || CredentialDetector.IsSecretName(name) || words.Any(s_neverPublic.Contains))
        {
            return false;
        }

        return values.All(static value => value is JsonBoolean or JsonString { Value: "true" or "false" })
            || ((s_public.Contains(words[^1]) || (words.Count > 1 && s_public.Contains(string.Concat(words[^2], words[^1])))) && Texts(values).All(text => IsPlain(text, name)));
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonNode> values) => values.SelectMany(static value => value switch
    {
        JsonString text => [text.Value],
        JsonArray array => Texts(array.Items),
        _ => (IEnumerable<string>)[],
    });

    // Without a user, a query or parameters, which connection strings and addresses can contain a password in.
    private static bool IsPlain(string text, string name) =>
        !text.AsSpan().ContainsAny(s_parameters) && CredentialDetector.Find(text, name).Count == 0 && (!text.Contains("://", StringComparison.Ordinal) || IsPlainAddress(text));

    // Without a part that is as long as a token.
    private static bool IsPlainAddress(string text) =>
        text.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).All(static segment => segment.Length < LongestPlainSegment || !segment.Any(char.IsAsciiDigit));
}
