using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Finds tokens that are built as most issuers build them, and that no row of the table describes: a prefix of short words, which names the
/// issuer and the kind of the token, and a random part. <c>acme_pat_…</c>, <c>sk-acme-…</c>
/// </summary>
internal static class PrefixedTokens
{
    private const int MostWords = 4;
    private const int LongestWord = 12;
    private const int LongestToken = 400;
    private const int MostPadding = 2;

    // More are the name of an environment variable.
    private const int MostWordsInCapitals = 2;

    // With a word such as "key" in the prefix.
    private const int ShortestMixed = 20;
    private const int ShortestOfOneCase = 24;

    // Without such a word, the random part alone must tell a token from an id.
    private const int ShortestMixedAlone = 32;
    private const int ShortestHexadecimalAlone = 32;
    private const int ShortestOfOneCaseAlone = 40;
    private const int LongestAbbreviation = 5;

    private const int GuidLength = 36;
    private const int ShortestWordBeforeSeparators = 3;

    private const double LeastEntropyOfMixed = 3.8;

    private static readonly HashSet<string> s_credentialWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "sk", "rk", "ak", "pat", "pats", "oat", "sat", "pw", "pwd", "password", "cred", "auth", "access", "admin", "bearer", "live", "prod", "production", "private", "priv", "personal", "sec", "tkn", "tk", "refresh", "service", "root",
    };

    private static readonly string[] s_credentialEnds = ["key", "token", "tok", "secret", "pat", "api"];

    // Publishable keys, hashes, and ids of objects.
    private static readonly HashSet<string> s_harmlessWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "pk", "pub", "public", "publishable", "site", "client", "browser", "sha", "sha1", "sha256", "sha384", "sha512", "md5", "crc", "crc32", "hash", "digest", "etag", "checksum", "commit", "rev", "git", "ref", "tag",
        "id", "uid", "uuid", "guid", "urn", "oid", "cache", "cursor", "page", "continuation", "next", "csrf", "nonce", "challenge", "code", "salt", "iv", "trace", "span", "req", "request", "res", "resp", "response", "msg", "message",
        "evt", "event", "call", "chatcmpl", "run", "step", "thread", "file", "asst", "vs", "batch", "cus", "customer", "price", "sub", "inv", "pi", "seti", "cs", "ch", "order", "user", "usr", "org", "team", "project", "proj", "group",
        "build", "bundle", "chunk", "css", "js", "img", "image", "asset", "font", "svg", "icon", "blob", "block", "tx", "txn", "addr", "address", "test", "fake", "dummy", "example", "sample", "mock", "demo", "placeholder", "enc", "encrypted", "kms", "cert", "ssh", "gpg", "pgp",
    };

    private static readonly int[] s_guid = [8, 4, 4, 4, 12];
    private static readonly char[] s_vowels = ['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'];
    private static readonly char[] s_separators = ['_', '-'];

    internal static IEnumerable<DetectedCredential> Find(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!IsTokenCharacter(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && IsTokenCharacter(text[end]))
            {
                end++;
            }

            for (var padding = 0; padding < MostPadding && end < text.Length && text[end] == '='; padding++)
            {
                end++;
            }

            if (end - start is > ShortestMixed and <= LongestToken && IsApart(text, start, end) && IsToken(text.Substring(start, end - start)) is { } entropy)
            {
                yield return new("a token with a prefix", new TextSpan(start, end - start), CredentialEvidence.Name, CredentialCertainty.Likely, $"a prefix, and {entropy:0.0} bits of entropy per character");
            }

            start = end;
        }
    }

    // Not a part of an address, a path, a file name or an expression.
    private static bool IsApart(string text, int start, int end)
    {
        if (start > 0 && !(char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '"' or '\'' or '=' or ':' or '(' or ',' or '[' or '`'))
        {
            return false;
        }

        if (end < text.Length && !(char.IsWhiteSpace(text[end]) || text[end] is '"' or '\'' or ')' or ',' or ';' or ']' or '`' or '}') && !EndsSentence(text, end))
        {
            return false;
        }

        var word = start;
        while (word > 0 && !char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        return text.IndexOf("://", word, start - word, StringComparison.Ordinal) < 0;
    }

    private static bool EndsSentence(string text, int end) => text[end] == '.' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]));

    // The entropy of the random part, or null if the text is not a token.
    private static double? IsToken(string token)
    {
        // A GUID that the next word of a message is glued to.
        if (token.Length > GuidLength && Guid.TryParseExact(token.Substring(0, GuidLength), "D", out _))
        {
            return null;
        }

        var (isCredential, words, body) = (false, 0, 0);
        var first = string.Empty;
        for (var end = token.IndexOfAny(s_separators); end >= 0 && words < MostWords && IsWord(token, body, end); end = token.IndexOfAny(s_separators, body))
        {
            var word = token.Substring(body, end - body);
            if (s_harmlessWords.Contains(word))
            {
                return null;
            }

            first = words == 0 ? word : first;
            isCredential |= s_credentialWords.Contains(word) || SaysCredential(word);
            words++;
            body = end + 1;
        }

        if (words == 0 || (words > MostWordsInCapitals && !token.Substring(0, body).Any(char.IsLower)))
        {
            return null;
        }

        // A value in base64url can start like a prefix by chance: kB-…
        var random = token.Substring(body);

        // models--publisher--name/snapshots/<hash>: a path
        if (token.IndexOf("--", StringComparison.Ordinal) >= 0 && token.IndexOf('/') >= 0)
        {
            return null;
        }

        var (hasSeparators, isBase64Url) = (random.IndexOfAny(s_separators) >= 0, IsBase64UrlLength(token.Length));
        if (!isCredential && ((isBase64Url && (hasSeparators || first.Any(char.IsDigit))) || (words == 1 && first.Length < ShortestWordBeforeSeparators && (hasSeparators || isBase64Url))))
        {
            return null;
        }

        return !Identifiers.IsPublic(token) && !PublicSamples.Contains(token) && !Placeholders.HasMarker(token) && !HasGuid(random) && NamedValues.IsRandom(random, ShortestMixed) && IsStrong(random, isCredential, first, words) ? Randomness.Entropy(random) : null;
    }

    private static bool IsStrong(string random, bool isCredential, string first, int words)
    {
        if (random.Count(char.IsDigit) < 2)
        {
            return false;
        }

        if (random.Any(char.IsLower) && random.Any(char.IsUpper))
        {
            return random.Length >= (isCredential ? ShortestMixed : ShortestMixedAlone) && Randomness.Entropy(random) >= LeastEntropyOfMixed;
        }

        if (random.IndexOfAny(s_separators) >= 0)
        {
            return false;
        }

        // If hexadecimal digits follow a word, they are a hash, and the word names its subject. An abbreviation, such as fhb- or dtn_, does not.
        return isCredential ? random.Length >= ShortestOfOneCase
            : Randomness.IsHexadecimal(random) ? random.Length >= ShortestHexadecimalAlone && words == 1 && first.Length is >= 2 and <= LongestAbbreviation && first.IndexOfAny(s_vowels) < 0
            : random.Length >= ShortestOfOneCaseAlone;
    }

    // Of 16, 24, 32, 48, 64 and 65 bytes.
    private static bool IsBase64UrlLength(int length) => length is 22 or 32 or 43 or 64 or 86 or 87;

    // aspnet-Orders-1f0e…: the names of databases and of user secrets in templates.
    private static bool HasGuid(string random)
    {
        var parts = random.Split('-');
        for (var i = 0; i + s_guid.Length <= parts.Length; i++)
        {
            var first = i;
            if (Enumerable.Range(0, s_guid.Length).All(part => parts[first + part].Length == s_guid[part] && Randomness.IsHexadecimal(parts[first + part])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysCredential(string word) => Array.Exists(s_credentialEnds, known => word.EndsWith(known, StringComparison.OrdinalIgnoreCase));

    // The words of a prefix have letters of one case, or say what the token is: acme, AIK, stl8, acmeApiKey.
    private static bool IsWord(string token, int start, int end)
    {
        if (end - start is < 1 or > LongestWord || !char.IsLetter(token[start]))
        {
            return false;
        }

        var (lower, upper, digits) = (0, 0, 0);
        for (var i = start; i < end; i++)
        {
            lower += char.IsLower(token[i]) ? 1 : 0;
            upper += char.IsUpper(token[i]) ? 1 : 0;
            digits += char.IsDigit(token[i]) ? 1 : 0;
        }

        return lower + upper + digits == end - start && digits <= 3 && (upper == 0 || lower == 0 || (upper == 1 && char.IsUpper(token[start])) || SaysCredential(token.Substring(start, end - start)));
    }

    private static bool IsTokenCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '+' or '/';
}
