namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Recognizes texts that are written instead of a secret: templates, masks, examples, defaults of images and quick starts.</summary>
internal static class Placeholders
{
    // Longer texts contain a short marker by chance.
    private const int LongText = 80;
    private const int LongMarker = 6;

    private static readonly string[] s_markers =
    [
        "example", "sample", "dummy", "fake", "mock", "placeholder", "changeme", "change_me", "change-me", "change_this", "change-this", "changethis", "replaceme", "replace-me", "replace_me", "replace_with", "replace-with", "replace_this", "replacewith",
        "your_", "your-", "yourt", "yourp", "yours", "yourk", "youra", "yourc", "your.", "my-secret", "my_secret", "redacted", "notreal", "not-real", "not_real", "not-a-", "not_a_", "xxxx", "insecure", "unsafe", "test", "todo", "fixme",
        "insert_", "insert-", "inserty", "enter_", "enter-", "entery", "set_in", "set-in", "setin", "set_via", "set-via", "stored_in", "stored-in", "keyvault", "key-vault", "key_vault", "usersecrets", "user-secrets", "user_secrets", "from_env", "from-env", "env_var", "goes_here", "goes-here", "goeshere", "_here", "-here",
        "overridden", "override_", "override-", "put_your", "put-your", "add_your", "add-your", "do_not_use", "do-not-use", "donotuse", "dont_use", "local-dev", "local_dev", "localdev", "development", "supersecret", "super-secret", "super_secret", "verysecret", "very-secret", "very_secret",
        "thisisa", "this_is_", "this-is-", "some_", "some-secret", "somesecret", "lorem", "foobar", "deadbeef", "0123456", "1234567", "abcdefg", "asdfgh", "qwert", "zzzz",
    ];

    // Starts of texts that refer to a secret stored elsewhere, or that are not readable without a key.
    private static readonly string[] s_references =
    [
        "op://", "vault:", "ref+", "arn:", "urn:", "secretref:", "secretsmanager:", "ssm:", "keyvault:", "azurekeyvault:", "projects/", "kms:", "enc:", "encrypted:", "env:", "file:", "sops:", "akv://", "bws://", "doppler:", "gcp-secretmanager", "awssm:", "secret://", "@microsoft.keyvault", "enc[", "enc(", "{cipher}", "{aes}",
        "cfdj8", "aqaaaa", "aqicah", "$2a$", "$2b$", "$2y$", "$argon2", "$pbkdf2", "$scrypt", "pbkdf2", "sha1:", "sha256:", "sha512:", "{sha", "{ssha", "{bcrypt}", "sha256-", "sha384-", "sha512-", "ssh-rsa", "ssh-dss", "ssh-ed25519", "ecdsa-", "gaaaaa", "vault.azure.net",
        // Public keys: SubjectPublicKeyInfo of RSA and of the curve P-256, extended public keys, Nostr, age.
        "migfma0gcsqgsib3dqebaqua", "miibijanbgkqhki", "miibojanbgkqhki", "miicijanbgkqhki", "mfkwewyhkozizj0caqy", "xpub", "ypub", "zpub", "tpub", "upub", "vpub", "npub1", "age1",
    ];

    private static readonly HashSet<string> s_words = new(
        [
            "password", "passwd", "passwort", "pass", "passw", "passwrd", "passwd", "psswrd", "psswd", "psword", "pwd", "pw", "word", "phrase", "passphrase", "secret", "secrets", "secure", "security", "my", "your", "our", "the", "a", "an", "is", "of", "to", "and", "or", "it", "in", "for", "with", "strong", "weak", "super", "top", "very", "long", "safe", "simple", "easy", "hard", "complex",
            "token", "apikey", "api", "key", "keys", "value", "string", "text", "credential", "credentials", "login", "auth", "access", "private", "public", "shared", "signing", "jwt", "client", "server", "admin", "administrator", "root", "sa", "guest", "user", "username", "name", "owner", "manager", "master", "system", "sys", "sysadmin", "toor", "dbo", "db", "database", "sql", "mssql", "mysql", "maria", "mariadb", "postgres", "postgre", "postgresql", "pg", "pgsql", "oracle", "oracleword", "redis", "rabbit", "rabbitmq", "mq", "amqp", "mongo", "mongodb", "minio",
            "elastic", "elasticsearch", "kafka", "cassandra", "couch", "couchbase", "influx", "influxdb", "neo", "neoj", "grafana", "keycloak", "vault", "consul", "nats", "event", "store", "eventstore", "letmein", "let", "me", "welcome", "hello", "world", "qwerty", "asdf", "abc", "xyz", "foo", "bar", "foobar", "baz", "none", "null", "nil", "empty", "default", "undefined", "unknown", "no", "not", "na", "any", "some", "this", "that", "here", "goes", "enter", "insert", "replace", "change", "changeme", "changeit", "set", "update", "use", "used", "only", "dev", "devel", "develop", "developer", "development", "local", "localhost", "docker", "compose", "container", "demo", "test", "tests", "testing", "tester", "temp", "temporary", "tmp", "example", "sample", "fake", "dummy", "mock", "placeholder", "todo", "hidden", "masked", "real", "old", "new", "prod", "production", "staging", "stage", "qa",
            "app", "application", "web", "service", "identity", "contoso", "northwind", "acme", "company", "microsoft", "azure", "aws", "google", "github", "dotnet", "net", "aspnet", "core", "eshop", "shop", "emulator", "azurite", "cosmos", "smtp", "mail", "email", "bot", "crypt", "cryptic", "random", "generated", "blank", "trust", "hunter", "monkey", "dragon", "superman", "batman", "football", "baseball", "princess", "sunshine", "shadow", "iloveyou", "love", "summer", "winter", "spring", "autumn", "openpgpwd", "postgrespw", "pa",
        ],
        StringComparer.Ordinal);

    /// <summary>Determines whether a text says itself that it is not a secret: <c>AKIA…EXAMPLE</c>, <c>fake-…</c>, <c>ENTER_TOKEN_HERE</c>.</summary>
    internal static bool HasMarker(string text) =>
        Array.Exists(s_markers, marker => (text.Length <= LongText || marker.Length >= LongMarker) && text.IndexOf(marker, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Determines whether a text refers to a secret in a store, or is a ciphertext or a hash.</summary>
    internal static bool IsReferenceOrCiphertext(string text) =>
        Array.Exists(s_references, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) || text.IndexOf("vault.azure.net", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Determines whether a password is a placeholder: a template, a mask, or a password that consists of words of quick starts.</summary>
    internal static bool IsPassword(string value)
    {
        var text = value.Trim('\'', '"', ' ');
        return text.Length < 4
            || text.Distinct().Count() <= 2
            || HasHole(text)
            || HasMarker(text)
            || IsReferenceOrCiphertext(text)
            || text.All(char.IsDigit)
            || Spellings(text).Any(IsMadeOfWords);
    }

    /// <summary>Determines whether a text contains a part that is filled in elsewhere: <c>${X}</c>, <c>{0}</c>, <c>&lt;token&gt;</c>, <c>%X%</c>, <c>__X__</c>, <c>@Parameter</c>, <c>***</c>.</summary>
    internal static bool HasHole(string text) =>
        text.Length > 0
        && (text.IndexOf("***", StringComparison.Ordinal) >= 0
            || text.IndexOf("...", StringComparison.Ordinal) >= 0
            || text.IndexOf('…') >= 0
            || text.IndexOf('•') >= 0
            || (text[0] == '$' && (text.Length < 2 || !char.IsDigit(text[1])) && text.Skip(1).All(c => char.IsLetterOrDigit(c) || c is '_' or '{' or '}' or '(' or ')' or ':' or '-' or '.'))
            || (text[0] is '@' or '#' && text.Skip(1).All(c => char.IsLetterOrDigit(c) || c is '_' or '{' or '}' or '#'))
            || Encloses(text, '{', '}') || Encloses(text, '<', '>') || (text[0] == '[' && Encloses(text, '[', ']'))
            || text.IndexOf("$(", StringComparison.Ordinal) >= 0
            || text.IndexOf("${", StringComparison.Ordinal) >= 0
            || text.IndexOf("#{", StringComparison.Ordinal) >= 0
            || IsWrapped(text, "__") || IsWrapped(text, "##") || IsWrapped(text, "@@") || IsWrapped(text, "%"));

    private static bool IsWrapped(string text, string mark) =>
        text.Length > 2 * mark.Length && text.StartsWith(mark, StringComparison.Ordinal) && text.EndsWith(mark, StringComparison.Ordinal);

    // A hole has a name in it; random characters between braces do not count.
    private static bool Encloses(string text, char open, char close) =>
        text.IndexOf(open) is var start and >= 0 && text.IndexOf(close, start) is var end && end > start + 1
        && text.Substring(start + 1, end - start - 1).All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or ':' or '$' or '{' or '|' or '\'' or '"' or '/' or ',');

    // Pa$$w0rd, P@ssw0rd!, Pass@word1: letters only, and with the usual substitutes of letters.
    private static IEnumerable<string> Spellings(string text)
    {
        var trimmed = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '#', '.', '*', '?', '$', '@', '_', '-', '+', '=').ToLowerInvariant();
        yield return string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
        yield return string.Concat(trimmed.Select(c => c switch { '@' => 'a', '$' => 's', '0' => 'o', '3' => 'e', '1' => 'i', '5' => 's', '4' => 'a', '7' => 't', '!' => 'i', _ => c }).Where(char.IsLetter));
        yield return string.Concat(trimmed.Select(c => c switch { '$' => 's', '0' => 'o', '5' => 's', '1' => 'l', _ => c }).Where(char.IsLetter));
        yield return string.Concat(trimmed.Select(c => c switch { '@' => 'a', '$' => 's', '0' => 'o', '3' => 'e', '5' => 's', '4' => 'a', '7' => 't', '1' => 'l', '9' => 'g', _ => c }).Where(char.IsLetter));
    }

    private static bool IsMadeOfWords(string letters)
    {
        if (letters.Length is < 2 or > 64)
        {
            return letters.Length < 2;
        }

        var reachable = new bool[letters.Length + 1];
        reachable[0] = true;
        for (var start = 0; start < letters.Length; start++)
        {
            for (var length = 1; reachable[start] && length <= letters.Length - start && length <= 14; length++)
            {
                reachable[start + length] |= s_words.Contains(letters.Substring(start, length));
            }
        }

        return reachable[letters.Length];
    }
}
