using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Finds URLs with a password in them: <c>postgres://loader:…@db.example.net/dw</c>.</summary>
internal static class Addresses
{
    private const string SchemeEnd = "://";

    internal static IEnumerable<DetectedCredential> Find(string text)
    {
        for (var at = text.IndexOf(SchemeEnd, StringComparison.Ordinal); at > 0; at = text.IndexOf(SchemeEnd, at + 1, StringComparison.Ordinal))
        {
            if (Of(text, at) is { } found)
            {
                yield return found;
            }
        }
    }

    private static DetectedCredential? Of(string text, int at)
    {
        var start = at + SchemeEnd.Length;
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '<' or '>' or '`' or '\\'))
        {
            end++;
        }

        var colon = text.IndexOfAny([':', '/', '?', '#', '@'], start, end - start);
        if (colon < 0 || text[colon] != ':')
        {
            return null;
        }

        // The last @ before the path; if there is none, the password itself contains slashes.
        var slash = text.IndexOf('/', colon, end - colon);
        var authority = slash < 0 ? end : slash;
        var sign = text.LastIndexOf('@', authority - 1, authority - colon);
        if (sign < 0 && slash >= 0 && !IsPort(text, colon + 1, slash))
        {
            sign = text.LastIndexOf('@', end - 1, end - colon);
            sign = sign > 0 && text.IndexOf('?', colon, sign - colon) < 0 ? sign : -1;
        }

        if (sign <= colon + 1)
        {
            return null;
        }

        var hostEnd = text.IndexOfAny(['/', '?', '#', ','], sign, end - sign);
        var host = text.Substring(sign + 1, (hostEnd < 0 ? end : hostEnd) - sign - 1);
        var password = text.Substring(colon + 1, sign - colon - 1);
        var decoded = password.IndexOf('%') >= 0 ? Uri.UnescapeDataString(password) : password;
        if (host.Length == 0 || !host.All(IsHostCharacter) || Placeholders.IsPassword(decoded) || Placeholders.HasMarker(host) || LocalHosts.IsReserved(host) || Placeholders.HasHole(host) || PublicSamples.Contains(password))
        {
            return null;
        }

        var isLocal = LocalHosts.IsLocal(host);
        return new(
            "an address with a password",
            new TextSpan(colon + 1, password.Length),
            CredentialEvidence.Shape,
            isLocal ? CredentialCertainty.Local : CredentialCertainty.Likely,
            isLocal ? "of a local server" : "user and password before the host");
    }

    private static bool IsPort(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsDigit(text[i]))
            {
                return false;
            }
        }

        return end > start;
    }

    private static bool IsHostCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '[' or ']' or '{' or '}';
}
