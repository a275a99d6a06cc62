using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Linting;

/// <summary>Determines whether the name of a key says that its value is secret.</summary>
internal static class SecretKeyNames
{
    private static readonly HashSet<string> s_secretWords = new(
        ["password", "passwords", "passwd", "passcode", "pwd", "passphrase", "token", "tokens", "secret", "secrets", "key", "keys", "credential", "credentials", "pin", "otp"],
        StringComparer.Ordinal);

    // Keys that identify, sort or verify something. They are public, or at least no credential.
    private static readonly HashSet<string> s_publicKeys = new(
        [
            "public", "publishable", "pub", "verification", "verify", "verifying", "validation", "site", "instrumentation", "vapid", "jwks",
            "host", "known", "kms", "cmk", "hsm",
            "primary", "foreign", "partition", "row", "sort", "range", "hash", "shard", "sharding", "distribution", "cluster", "clustering", "composite",
            "natural", "surrogate", "unique", "candidate", "alternate", "business", "index", "search", "lookup", "join", "group", "grouping", "order", "ordering",
            "record", "document", "item", "entity", "node", "column", "field", "property", "attribute", "metadata", "map", "dictionary", "hashmap",
            "s3", "object", "bucket", "blob", "file", "path", "prefix", "folder", "image", "asset", "manifest", "state", "artifact", "log",
            "cache", "routing", "route", "message", "event", "topic", "queue", "deduplication", "dedup", "idempotency", "correlation", "binding",
            "config", "configuration", "setting", "settings", "option", "feature", "flag", "toggle", "parameter", "variable", "environment", "env",
            "translation", "localization", "resource", "label", "tag", "locale", "registry", "template", "header", "claim", "metric", "dimension",
            "project", "issue", "space", "board", "team", "repo", "repository", "hot", "shortcut", "function", "menu", "keyboard", "lock", "mutex",
        ],
        StringComparer.Ordinal);

    // Tokens that mark a position or a version.
    private static readonly HashSet<string> s_publicTokens = new(
        ["page", "paging", "pagination", "next", "continuation", "continue", "sync", "cursor", "cancellation", "concurrency", "change", "delta", "resume", "client", "max", "stop", "device", "public", "key", "publickey", "marker"],
        StringComparer.Ordinal);

    // What turns a secret word into a statement about it: require_password, min_password.
    private static readonly HashSet<string> s_questions = new(
        ["is", "has", "use", "uses", "require", "requires", "required", "enable", "enabled", "disable", "allow", "allows", "max", "min", "num", "count", "show", "hide", "forgot", "reset"],
        StringComparer.Ordinal);

    /// <summary>Determines whether a key is named like a secret: <c>db_password</c>, <c>signing_key</c>, <c>apiToken</c>.</summary>
    internal static bool IsSecret(string name)
    {
        var words = KeyNames.Words(name);
        if (words.Count == 0)
        {
            return false;
        }

        var last = words[words.Count - 1];
        var before = words.Take(words.Count - 1).ToList();
        if (!s_secretWords.Contains(last))
        {
            return IsJoined(last) && !before.Any(s_publicKeys.Contains);
        }

        return !before.Any(word => s_questions.Contains(word) || word is "public" or "publishable")
            && last switch
            {
                "key" or "keys" => !IsPublicKey(before),
                "token" or "tokens" => before.Count == 0 || !s_publicTokens.Contains(before[before.Count - 1]),
                _ => true,
            };
    }

    // Of ssh_private_key and s3_access_key the words that say "secret" decide; of cache_primary_key, the others.
    private static bool IsPublicKey(List<string> before) =>
        before.Any(s_publicKeys.Contains)
        && !before.Any(word => word is "private" or "secret" or "access" or "api" or "encryption" or "signing" or "master" or "account" or "auth" or "storage");

    // apikey, dbpassword: words that are written as one.
    private static bool IsJoined(string word) =>
        word.EndsWith("password", StringComparison.Ordinal) || word.EndsWith("passphrase", StringComparison.Ordinal)
        || word is "apikey" or "accesskey" or "secretkey" or "privatekey" or "signingkey" or "masterkey" or "authtoken" or "accesstoken" or "clientsecret" or "connectionstring";
}
