using System.Text;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>
/// Draws texts of the shapes that issuers publish. Nothing here was ever issued, and no such text stands in this repository: they are
/// put together when the tests run, the same ones every time.
/// </summary>
internal sealed class Draw(int seed)
{
    internal const string Digits = "0123456789";
    internal const string Hex = "0123456789abcdef";
    internal const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    internal const string Base36 = "abcdefghijklmnopqrstuvwxyz0123456789";
    internal const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    internal const string Base64 = Base62 + "+/";
    internal const string UrlSafe = Base62 + "-_";

    private readonly Random _random = new(seed);

    internal string Text(string alphabet, int length) =>
        string.Create(length, alphabet, (span, letters) => _random.GetItems<char>(letters, span));

    internal int Number(int below) => _random.Next(below);

    internal string Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    internal string Guid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    internal string WebToken(string payload) =>
        $"{Url("""{"alg":"RS256","typ":"JWT"}""")}.{Url(payload)}.{Text(UrlSafe, 86)}";

    internal string Pem(string type, int lines = 12)
    {
        var body = string.Join('\n', Enumerable.Range(0, lines).Select(_ => Text(Base64, 64)));
        return $"-----BEGIN {type}-----\n{body}\n-----END {type}-----\n";
    }

    private static string Url(string json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
