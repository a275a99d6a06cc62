using System.Text;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Compares the names of keys independently of their spelling conventions.</summary>
/// <remarks>Pure. Thread-safe.</remarks>
public static class KeyNames
{
    // Words that keys of any category may have, so that they do not identify a secret.
    private static readonly HashSet<string> s_common = new(
        [
            "access", "account", "address", "api", "app", "auth", "base", "cert", "certificate", "client", "connection", "credential", "credentials",
            "database", "db", "default", "endpoint", "host", "hostname", "id", "key", "keys", "login", "name", "password", "pass", "passphrase", "path", "pem", "port",
            "primary", "private", "public", "read", "refresh", "region", "secondary", "secret", "server", "service", "shared", "signing", "string", "token",
            "tokens", "uri", "url", "user", "username", "value", "webhook", "write",
        ],
        StringComparer.Ordinal);

    /// <summary>Gets the words of a name, in lower case: <c>github</c> and <c>token</c> in <c>github_token</c>, <c>GITHUB-TOKEN</c> and <c>githubToken</c>.</summary>
    /// <param name="name">The name.</param>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var isHump = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if ((isHump || !char.IsLetterOrDigit(c)) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Gets a name without its separators and in lower case: <c>githubtoken</c>.</summary>
    /// <param name="name">The name.</param>
    public static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Determines whether a name identifies a secret by itself: <c>github_token</c> does, <c>api_key</c> and <c>password</c> do not.</summary>
    /// <param name="name">The name.</param>
    public static bool IsSpecific(string name) => Words(name) is { Count: > 1 } words && words.Any(word => !s_common.Contains(word));
}
