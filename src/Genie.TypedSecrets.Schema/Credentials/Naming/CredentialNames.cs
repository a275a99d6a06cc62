using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Credentials.Naming;

/// <summary>Specifies how strongly a name says that its value is secret.</summary>
internal enum NameStrength
{
    /// <summary>The name does not say so.</summary>
    None,

    /// <summary>The name can also be that of something public: <c>key</c>, <c>partner_key</c>.</summary>
    Weak,

    /// <summary>The name is that of a secret: <c>api_key</c>, <c>clientSecret</c>, <c>token</c>.</summary>
    Secret,

    /// <summary>The name is that of a password, which people choose themselves.</summary>
    Password,
}

/// <summary>Determines whether a name says that its value is secret. This is the only place that knows such names.</summary>
internal static class CredentialNames
{
    private static readonly HashSet<string> s_passwords = new(
        ["password", "passwords", "passwd", "passcode", "pwd", "passphrase", "pass", "passw", "passwort", "pswd", "psw", "motdepasse", "contrasena", "senha"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_secrets = new(
        ["token", "tokens", "secret", "secrets", "credential", "credentials", "pat", "pin", "otp", "apikey", "apikeys", "accesskey", "secretkey", "privatekey", "authkey", "bearer", "authorization", "jwt", "sas", "pepper"], StringComparer.Ordinal);

    // The purposes of a key for which it is certainly a secret.
    private static readonly HashSet<string> s_secretKeys = new(
        ["api", "apis", "access", "private", "secret", "signing", "sign", "signature", "encryption", "encrypt", "decryption", "decrypt", "crypto", "aes", "hmac", "master", "auth", "authentication", "account", "shared", "subscription",
         "primary", "secondary", "storage", "license", "licence", "jwt", "token", "service", "function", "functions", "admin", "webhook", "integration", "client", "app", "consumer", "security", "symmetric", "session", "cookie", "host", "rest", "live", "server", "deploy", "personal", "user"], StringComparer.Ordinal);

    // Sections of configuration whose "Key" is a credential.
    private static readonly string[] s_sections =
    [
        "jwt", "auth", "openai", "azure", "token", "encrypt", "crypt", "secur", "storage", "search", "cosmos", "stripe", "sendgrid", "mail", "smtp", "sms", "pay", "twilio", "signalr", "servicebus", "eventhub", "eventgrid", "cognitive",
        "speech", "vision", "maps", "apikey", "api", "identity", "bearer", "hmac", "aws", "s3", "google", "firebase", "cloudinary", "captcha", "algolia", "elastic", "redis", "license", "llm", "anthropic", "gemini", "mistral", "credential", "secret",
    ];

    private static readonly HashSet<string> s_publicKeys = new(
        [
            "public", "publishable", "pub", "verification", "verify", "verifying", "validation", "site", "instrumentation", "vapid", "jwks",
            "host", "known", "kms", "cmk", "hsm",
            "primary", "foreign", "partition", "row", "sort", "range", "hash", "shard", "sharding", "distribution", "cluster", "clustering", "composite",
            "natural", "surrogate", "unique", "candidate", "alternate", "business", "index", "search", "lookup", "join", "group", "grouping", "order", "ordering",
            "record", "document", "item", "entity", "node", "column", "field", "property", "attribute", "metadata", "map", "dictionary", "hashmap",
            "s3", "object", "bucket", "blob", "file", "path", "prefix", "folder", "image", "asset", "manifest", "state", "artifact", "log",
            "cache", "caching", "routing", "route", "message", "event", "topic", "queue", "deduplication", "dedup", "idempotency", "correlation", "binding",
            "config", "configuration", "setting", "settings", "option", "options", "feature", "flag", "toggle", "parameter", "variable", "environment", "env",
            "translation", "localization", "resource", "label", "tag", "locale", "registry", "template", "header", "claim", "metric", "dimension", "permission", "policy", "role", "menu", "string", "error",
            "project", "issue", "space", "board", "team", "repo", "repository", "hot", "shortcut", "keyboard", "lock", "mutex", "command", "action", "view", "form", "page",
        ],
        StringComparer.Ordinal);

    // Tokens that mark a position, a version or a request.
    private static readonly HashSet<string> s_publicTokens = new(
        [
            "page", "paging", "pagination", "next", "continuation", "continue", "sync", "cursor", "cancellation", "concurrency", "change", "delta", "resume", "client", "max", "stop", "public", "key", "publickey", "marker", "skip",
            "antiforgery", "forgery", "csrf", "xsrf", "verification", "requestverification", "syntax", "identifier", "start", "end", "type", "metadata", "skip", "assembly", "lexer", "parser", "end", "lock", "replacement", "format", "date", "time", "parent", "special", "bos", "eos", "pad",
        ],
        StringComparer.Ordinal);

    // Words that make the name a statement about a secret: require_password, min_password, hashed_password.
    private static readonly HashSet<string> s_statements = new(
        [
            "is", "has", "have", "use", "uses", "require", "requires", "required", "enable", "enabled", "disable", "disabled", "allow", "allows", "allowed", "max", "min", "num", "count", "show", "hide", "forgot", "reset", "change", "invalid", "missing", "wrong", "incorrect", "expired", "no", "not",
            "hashed", "hash", "encrypted", "cipher", "ciphertext", "protected", "masked", "redacted", "obfuscated", "fake", "dummy", "sample", "example", "mock", "public", "publishable", "label", "caption", "title", "claim",
        ],
        StringComparer.Ordinal);

    // Passes of rendering, encoding and parsing, which are not passwords.
    private static readonly HashSet<string> s_passes = new(
        ["first", "second", "third", "one", "two", "single", "multi", "final", "next", "previous", "last", "render", "shadow", "depth", "light", "opaque", "filter", "by", "all", "blur", "compute", "did", "boarding", "season"], StringComparer.Ordinal);

    // Words after a secret's name that do not change what it is.
    private static readonly HashSet<string> s_suffixes = new(
        ["value", "string", "text", "plain", "plaintext", "raw", "base64", "b64", "base", "default", "prod", "production", "dev", "development", "stage", "staging", "live", "old", "new", "current", "previous", "const", "constant", "primary", "secondary", "literal", "here", "str", "cleartext", "uat", "qa", "v1", "v2", "v3"],
        StringComparer.Ordinal);

    /// <summary>Determines whether a name says that its value is made up, whatever its shape: <c>FakeApiKey</c>, <c>dummy_token</c>.</summary>
    internal static bool SaysFake(string? name) => !string.IsNullOrEmpty(name) && KeyNames.Words(name!).Any(word => word is "fake" or "dummy" or "bogus" or "placeholder");

    /// <summary>Determines whether a name is that of a credential itself, so that also a random GUID under it is one: <c>ClientSecret</c>, <c>ApiKey</c>, <c>AccessToken</c>.</summary>
    internal static bool IsCredential(string? name)
    {
        if (Classify(name) is not (NameStrength.Secret or NameStrength.Password))
        {
            return false;
        }

        var letters = string.Concat(name!.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return EndsWith(letters, "secret", "apikey", "secretkey", "password", "accesstoken", "apitoken", "authtoken", "bearertoken");
    }

    /// <summary>Determines whether hexadecimal digits under a name are a hash and not a key: <c>HashKey</c>.</summary>
    internal static bool SaysHash(string? name) => name?.IndexOf("hash", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Classifies a name, or the last segment of a configuration path such as <c>Jwt:Key</c>.</summary>
    internal static NameStrength Classify(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return NameStrength.None;
        }

        var separator = Math.Max(name!.LastIndexOf(':'), Math.Max(name.LastIndexOf("__", StringComparison.Ordinal) is var at and >= 0 ? at + 1 : -1, name.LastIndexOf('/')));
        var own = name.Substring(separator + 1);
        var words = KeyNames.Words(own).ToList();
        while (words.Count > 1 && (s_suffixes.Contains(words[words.Count - 1]) || words[words.Count - 1].All(char.IsDigit)))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0)
        {
            return NameStrength.None;
        }

        if (words.Count > 1 && words[words.Count - 2] == "pass" && words[words.Count - 1] is "phrase" or "word" or "code")
        {
            words[words.Count - 2] += words[words.Count - 1];
            words.RemoveAt(words.Count - 1);
        }

        var last = words[words.Count - 1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var before = words.Take(words.Count - 1).ToList();
        if (before.Any(word => s_statements.Contains(word) || word.EndsWith("hashed", StringComparison.Ordinal) || word.EndsWith("encrypted", StringComparison.Ordinal) || word == "wrapped"))
        {
            return NameStrength.None;
        }

        if (s_passwords.Contains(last) || EndsWith(last, "password", "passwd", "passphrase", "pwd"))
        {
            return last == "pass" && before.Any(s_passes.Contains) ? NameStrength.None
                : last == "pass" && before.Count == 0 && separator < 0 && char.IsLower(own[0]) ? NameStrength.Weak : NameStrength.Password;
        }

        return last switch
        {
            "token" or "tokens" => before.Any(s_publicTokens.Contains) ? NameStrength.None : NameStrength.Secret,
            "key" or "keys" => OfKey(before, separator > 0 ? name.Substring(0, separator).ToLowerInvariant() : string.Empty),
            "sas" or "jwt" or "bearer" => before.Count > 0 && before.Any(word => word is "access" or "shared" or "api" or "auth") ? NameStrength.Secret : NameStrength.Weak,

            // The signature of a message is not secret, but a shared access signature is.
            "signature" => before.Any(word => word is "access" or "shared") ? NameStrength.Secret : NameStrength.None,
            "pin" or "otp" => NameStrength.Weak,
            // A header: X-Auth, X-Api-Auth. Otherwise it is the name of a section as often as that of a token: Auth, RedisAuth.
            "auth" => before.Count > 0 && before[0] == "x" ? NameStrength.Secret : NameStrength.Weak,
            _ when s_secrets.Contains(last) => NameStrength.Secret,
            _ when EndsWith(last, "secret", "apikey", "accesskey", "secretkey", "privatekey", "signingkey", "masterkey", "sharedkey", "authkey", "accountkey", "encryptionkey", "subscriptionkey") => NameStrength.Secret,
            _ when EndsWith(last, "token") => s_publicTokens.Any(word => last.StartsWith(word, StringComparison.Ordinal)) ? NameStrength.None : NameStrength.Secret,
            _ when EndsWith(last, "key") && last.Length > 4 && last is not ("monkey" or "donkey" or "turkey" or "hotkey" or "whiskey" or "jockey" or "hockey" or "lowkey" or "passkey" or "hickey") => OfJoinedKey(last),
            _ => NameStrength.None,
        };
    }

    /// <summary>Determines whether the key of a schema is named like a secret, so that it should not be printed.</summary>
    internal static bool IsCalledSecret(string name) => Classify(name) is NameStrength.Secret or NameStrength.Password
        ? !IsPublicKey(KeyNames.Words(name), isSchema: true)
        : Classify(name) == NameStrength.Weak && !IsPublicKey(KeyNames.Words(name), isSchema: true);

    private static NameStrength OfKey(List<string> before, string section)
    {
        if (before.Count == 0)
        {
            return s_sections.Any(section.Contains) ? NameStrength.Secret : NameStrength.Weak;
        }

        var last = before[before.Count - 1];
        return before.Any(word => word is "public" or "publishable" or "site" or "instrumentation" or "verification" or "verify" or "vapid" or "cache" or "partition" or "routing" or "registry" or "header" or "special" or "sentinel" or "magic" or "marker")
            ? NameStrength.None
            : s_secretKeys.Contains(last) ? NameStrength.Secret
            // Of a payment provider as often as of a table.
            : last == "hash" ? NameStrength.Weak
            : s_publicKeys.Contains(last) ? NameStrength.None
            : before.Any(s_secretKeys.Contains) ? NameStrength.Secret
            : NameStrength.Weak;
    }

    private static NameStrength OfJoinedKey(string word)
    {
        var start = word.Substring(0, word.Length - "key".Length);
        return s_publicKeys.Any(known => start.EndsWith(known, StringComparison.Ordinal)) ? NameStrength.None : NameStrength.Weak;
    }

    // In ssh_private_key and s3_access_key, the words that indicate a secret are decisive; in cache_primary_key, the other words are.
    private static bool IsPublicKey(IReadOnlyList<string> words, bool isSchema)
    {
        var before = words.Take(words.Count - 1).ToList();
        return isSchema && words.Count > 0 && words[words.Count - 1] is "key" or "keys"
            && before.Any(s_publicKeys.Contains)
            && !before.Any(word => word is "private" or "secret" or "access" or "api" or "encryption" or "signing" or "master" or "account" or "auth" or "storage");
    }

    private static bool EndsWith(string word, params string[] endings) => Array.Exists(endings, ending => word.EndsWith(ending, StringComparison.Ordinal));
}
