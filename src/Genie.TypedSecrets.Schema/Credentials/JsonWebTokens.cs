using System.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Tells a JSON Web Token (RFC 7519) from text that happens to have two dots, and from the sample of every tutorial.</summary>
internal static class JsonWebTokens
{
    // The payload that jwt.io and with it most documentation shows.
    private static readonly string[] s_samples = ["John Doe", "1234567890", "jane.doe"];

    internal static bool IsReal(string header, string payload)
    {
        var claims = Decode(payload);
        return Decode("eyJ" + header)?.Contains("\"alg\"") == true
            && claims is not null
            && !s_samples.Any(claims.Contains)
            && !Placeholders.HasMarker(claims);
    }

    private static string? Decode(string part)
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
