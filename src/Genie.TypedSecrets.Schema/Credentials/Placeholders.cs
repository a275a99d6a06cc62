namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>What people write where a secret will be, or where it must not look like one.</summary>
internal static class Placeholders
{
    // Looked for anywhere. In 40 random characters one of these turns up by chance once in more than ten thousand.
    private static readonly string[] s_markers =
    [
        "example", "sample", "dummy", "fake", "mock", "placeholder", "changeme", "change_me", "change-me", "replaceme", "replace-me", "replace_me",
        "your_", "your-", "yourt", "yourp", "yours", "yourk", "redacted", "notreal", "not-a-", "not_a_", "xxxx", "insecure", "test", "todo",
    ];

    // What is left of a password when only its letters are looked at: defaults of images, tutorials and quick starts.
    private static readonly HashSet<string> s_wellKnown = new(
        [
            "password", "passwd", "pass", "passw", "passwrd", "psswrd", "psswd", "psword", "pwd", "pw", "secret", "mysecret", "mypassword", "mysecretpassword",
            "yourpassword", "yourstrongpassword", "strongpassword", "supersecret", "topsecret", "token", "apikey", "key", "admin", "administrator", "root",
            "guest", "user", "postgres", "mysql", "mssql", "sa", "sql", "redis", "rabbitmq", "mongo", "mongodb", "oracle", "minio", "minioadmin",
            "letmein", "welcome", "qwerty", "abc", "foo", "bar", "foobar", "baz", "none", "null", "empty", "default", "undefined", "nopassword", "value",
            "string", "text", "hidden", "masked", "here", "goes", "passwordhere", "dev", "local", "development", "demo", "username",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a text says itself that it is none: <c>AKIA…EXAMPLE</c>, <c>fake-…</c>.</summary>
    internal static bool HasMarker(string text) => s_markers.Any(marker => text.IndexOf(marker, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a password is a stand-in: a template's hole, a mask, a word such as <c>changeme</c>, or a default that everybody knows.</summary>
    internal static bool IsPassword(string value)
    {
        var text = value.Trim('\'', '"', ' ');
        return text.Length < 4
            || text.Distinct().Count() <= 2
            || HasHole(text)
            || HasMarker(text)
            || text.All(char.IsDigit)
            || s_wellKnown.Contains(string.Concat(text.Where(char.IsLetter)).ToLowerInvariant());
    }

    /// <summary>Whether there is a hole in a text that something else fills: <c>${X}</c>, <c>{0}</c>, <c>&lt;token&gt;</c>, <c>%X%</c>, <c>@Parameter</c>, <c>***</c>.</summary>
    internal static bool HasHole(string text) =>
        text.IndexOf("***", StringComparison.Ordinal) >= 0
        || text.IndexOf("...", StringComparison.Ordinal) >= 0
        || text.IndexOf('…') >= 0
        || text[0] is '$' or '@' or '#'
        || Encloses(text, '{', '}') || Encloses(text, '<', '>') || Encloses(text, '[', ']')
        || text.IndexOf("$(", StringComparison.Ordinal) >= 0
        || (text[0] == '%' && text.Length > 2 && text[text.Length - 1] == '%');

    private static bool Encloses(string text, char open, char close) =>
        text.IndexOf(open) is var start and >= 0 && text.IndexOf(close, start) > start + 1;
}
