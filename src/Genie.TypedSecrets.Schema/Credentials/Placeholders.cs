namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Recognizes texts that are written instead of a secret: templates, masks, examples, defaults of images and quick starts.</summary>
internal static class Placeholders
{
    // Longer texts contain a short marker by chance.
    private const int LongText = 80;
    private const int LongMarker = 6;

    // Some store only the 16 digits in the middle of an MD5 hash.
    private const int MiddleOfHash = 16;

    // The MD5 hashes of passwords in quick starts and seed data: 123456, 111111, abc123, 123qwe, qwerty, admin, admin123, root, test, password and similar ones. Precomputed, because hosts can forbid MD5.
    private static readonly string[] s_hashes =
    [
        "d41d8cd98f00b204e9800998ecf8427e", "c4ca4238a0b923820dcc509a6f75849b", "202cb962ac59075b964b07152d234b70", "81dc9bdb52d04dc20036dbd8313ed055", "827ccb0eea8a706c4c34a16891f84e7b",
        "e10adc3949ba59abbe56e057f20f883e", "fcea920f7412b5da7be0cf42b8c93759", "25d55ad283aa400af464c76d713c07ad", "25f9e794323b453885f5181f1b624d0b", "e807f1fcf82d132f9bb018ca6738a19f",
        "670b14728ad9902aecba32e22fa4f6bd", "96e79218965eb72c92a549dd5a330112", "f379eaf3c831b04de153469d1bec345e", "21218cca77804d2ba1922c33e0151105", "4297f44b13955235245b2497399d7a93",
        "c8837b23ff8aaa8a2dde915473ce0991", "c33367701511b4f6020ec61ded352059", "e99a18c428cb38d5f260853678922e03", "dc483e80a7a0bd9ef71d8cf973673924", "46f94c8de14fb36680850768ff1b7f2a",
        "1c63129ae9db9c60c3e8aa94d3e00495", "d8578edf8458ce06fbc5bb76a58c5ca4", "21232f297a57a5a743894a0e4a801fc3", "0192023a7bbd73250516f069df18b500", "7fef6171469e80d32c0559f88b377245",
        "e64b78fc3bc91bcbc7dc232ba8ec59e0", "0e7517141fb53f21ee439b355b5a1d0a", "200ceb26807d6bf99fd6f4f0d1ca54d4", "63a9f0ea7bb98050796b649e85481845", "ff9830c42660c1dd1942844f8069b74a",
        "ee11cbb19052e40b07aac0ca060c23ee", "084e0343a0486ff05530df6c705c8bb4", "098f6bcd4621d373cade4e832627b4f6", "cc03e747a6afbbcbf8be7668acfebee5", "fe01ce2a7fbac8fafaed7c982a04e229",
        "5f4dcc3b5aa765d61d8327deb882cf99", "dc647eb65e6711e155375218212b3964", "7c6a180b36896a0a8c02787eeafb0e4c", "bed128365216c019988915ed3add75fb", "161ebd7d45089b3446ee4e0d86dbcf92",
        "1a1dc91c907325c69271ddf0c944bc72", "5ebe2294ecd0e0f08eab7690d2a6ee69", "54b53072540eeeb8f8e9343e71f28176", "1b3231655cebb7a1f783eddf27d254ca", "17c4520f6cfd1ab53d8745e84681eb49",
        "40be4e59b9a2a2b5dffb918c0e86b3d7", "4cb9c8a8048fd02294477fcb1a41191a", "0d107d09f5bbe40cade3de5c71e9e9b7",
    ];

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
            || IsHashOfPlaceholder(text)
            || Spellings(text).Any(IsMadeOfWords);
    }

    // E10ADC3949BA59ABBE56E057F20F883E, the hash of 123456 in data that a database is filled with.
    private static bool IsHashOfPlaceholder(string text) =>
        text.Length is MiddleOfHash or 2 * MiddleOfHash && Randomness.IsHexadecimal(text)
        && Array.Exists(s_hashes, hash => hash.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0);

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
