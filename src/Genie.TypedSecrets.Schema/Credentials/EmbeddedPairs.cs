using Genie.TypedSecrets.Schema.Credentials.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Finds secrets by the names that the text itself contains: <c>?api_key=…</c>, <c>client_secret=…</c>, <c>X-Api-Key: …</c>,
/// <c>"password": "…"</c>, <c>Authorization: Bearer …</c>.
/// </summary>
internal static class EmbeddedPairs
{
    private const int LongestName = 60;
    private const int MostPairs = 200;

    internal static IEnumerable<DetectedCredential> Find(string text)
    {
        var pairs = 0;
        for (var sign = text.IndexOfAny(['=', ':']); sign > 0 && pairs < MostPairs; sign = text.IndexOfAny(['=', ':'], sign + 1))
        {
            pairs++;
            var name = NameBefore(text, sign);
            if (name.Length >= 3 && (text[sign] == '=' || IsSeparator(text, sign)) && ValueAfter(text, sign) is var (start, value) && value.Length >= 16)
            {
                var plain = value.IndexOf('%') >= 0 ? Uri.UnescapeDataString(value) : value;
                var context = new CredentialContext(IsFunctionCode(text, name) || IsAccessSignature(text, name) || IsWeatherKey(text, name) ? "access_key" : name);
                if (CredentialNames.Classify(context.Name) is NameStrength.Secret or NameStrength.Password && NamedValues.Find(plain, context) is { } found && NamedValues.IsRandom(plain))
                {
                    yield return found with { Kind = $"a random value named '{name}'", Span = new TextSpan(start, value.Length) };
                }
            }
        }

        foreach (var scheme in new[] { "Bearer ", "Basic ", "bearer ", "basic ", "BEARER ", "ApiKey ", "Token ", "token " })
        {
            var at = text.IndexOf(scheme, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && OfScheme(text, at, scheme) is { } found)
            {
                yield return found;
                yield break;
            }
        }
    }

    /// <summary>Finds the credentials of HTTP basic authentication.</summary>
    internal static DetectedCredential? Basic(string text, int start, int length)
    {
        var pair = JsonWebTokens.Decode(text.Substring(start, length));
        var colon = pair?.IndexOf(':') ?? -1;
        return colon >= 0 && pair!.All(c => c is >= ' ' and < (char)127) && !Placeholders.IsPassword(pair!.Substring(colon + 1)) && !PublicSamples.Contains(text.Substring(start, length))
            ? new("credentials of basic authentication", new TextSpan(start, length), CredentialEvidence.Name, CredentialCertainty.Likely, "a user name and a password in base64")
            : null;
    }

    private static DetectedCredential? OfScheme(string text, int at, string scheme)
    {
        var start = at + scheme.Length;
        var end = start;
        while (end < text.Length && IsValue(text[end]))
        {
            end++;
        }

        var value = text.Substring(start, end - start);
        return scheme is "Basic " or "basic " && value.Length >= 8 && Basic(text, start, value.Length) is { } basic ? basic
            : value.Length >= 16 && (at == 0 || scheme is not ("Token " or "token ") || text[at - 1] is ' ' or ':') && NamedValues.IsRandom(value, 20) && NamedValues.Find(value, new("token")) is { } found
                ? found with { Kind = "a token after an authentication scheme", Span = new TextSpan(start, value.Length) }
                : null;
    }

    // The key of an Azure function: https://….azurewebsites.net/api/…?code=…
    private static bool IsFunctionCode(string text, string name) => name == "code" && text.IndexOf("/api/", StringComparison.Ordinal) > 0;

    // OpenWeather's parameter has the name that is an id elsewhere.
    private static bool IsWeatherKey(string text, string name) => name.Equals("appid", StringComparison.OrdinalIgnoreCase) && text.IndexOf("openweathermap", StringComparison.OrdinalIgnoreCase) >= 0;

    // A shared access signature: its expiry or its version is beside it.
    private static bool IsAccessSignature(string text, string name) =>
        name == "sig" && (text.IndexOf("se=", StringComparison.Ordinal) >= 0 || text.IndexOf("sv=", StringComparison.Ordinal) >= 0 || text.IndexOf("sp=", StringComparison.Ordinal) >= 0);

    // A colon within a name, as in an ARN, separates nothing.
    private static bool IsSeparator(string text, int colon) =>
        text[colon - 1] is '"' or '\'' || (colon + 1 < text.Length && text[colon + 1] is ' ' or '"' or '\'' or '\\');

    private static string NameBefore(string text, int sign)
    {
        var end = sign;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '\\')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        return text.Substring(start, end - start).TrimStart('-');
    }

    private static (int Start, string Value)? ValueAfter(string text, int sign)
    {
        var start = sign + 1;
        while (start < text.Length && text[start] is ' ' or '"' or '\'' or '\\' or '>')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && IsValue(text[end]))
        {
            end++;
        }

        return end > start ? (start, text.Substring(start, end - start)) : null;
    }

    private static bool IsValue(char c) => c is > ' ' and < (char)127 and not ('"' or '\'' or '&' or ';' or ',' or '<' or '>' or '{' or '}' or '(' or ')' or '\\' or '#' or '`' or '|');
}
