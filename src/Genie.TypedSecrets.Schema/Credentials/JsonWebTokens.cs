using System.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Distinguishes JSON Web Tokens (RFC 7519) from other texts with two dots and from the samples in documentation.</summary>
internal static class JsonWebTokens
{
    // Claims of the samples on jwt.io, in RFC 7519 and in most tutorials.
    private static readonly string[] s_samples = ["John Doe", "1234567890", "jane.doe", "\"joe\"", "http://example.com/is_root", "johndoe", "Jane Doe"];

    /// <summary>Determines whether a header and a payload are those of a token that is not a sample.</summary>
    internal static bool IsReal(string header, string payload)
    {
        var claims = Decode(payload);
        return Decode(header)?.Contains("\"alg\"") == true
            && claims is not null
            && !s_samples.Any(claims.Contains)
            && !Placeholders.HasMarker(claims);
    }

    /// <summary>Determines whether a header is that of an encrypted token.</summary>
    internal static bool IsEncrypted(string header) => Decode(header) is { } text && text.Contains("\"alg\"") && text.Contains("\"enc\"");

    /// <summary>Decodes base64url text, or returns null if it is not.</summary>
    internal static string? Decode(string part)
    {
        try
        {
            var base64 = part.Replace('-', '+').Replace('_', '/');
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
