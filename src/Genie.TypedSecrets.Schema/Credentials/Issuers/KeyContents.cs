using System.Text;
using Genie.TypedSecrets.Schema.Credentials.Matching;

namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <summary>Reads the contents of private keys and tokens, to tell real ones from mentions of their formats.</summary>
internal static class KeyContents
{
    private const int LeastContent = 40;
    private const int LongestKey = 20_000;
    private const string OpenSsh = "b3BlbnNzaC1rZXkt";

    /// <summary>Reads the lines after <c>-----BEGIN … PRIVATE KEY-----</c>, without headers such as <c>Proc-Type</c> and <c>DEK-Info</c>.</summary>
    internal static FormatMatch? Pem(string text, FormatMatch begin)
    {
        var stop = text.IndexOf("----", begin.End, Math.Min(LongestKey, text.Length - begin.End), StringComparison.Ordinal);
        var end = stop < 0 ? Math.Min(text.Length, begin.End + LongestKey) : stop;
        var body = new StringBuilder();
        foreach (var line in text.Substring(begin.End, end - begin.End).Replace("\\r", "\n").Replace("\\n", "\n").Split('\n'))
        {
            var own = line.Trim(' ', '\t', '\r', '"', '\'', '+', ',', ';', '\\', '>', '|', '@', '$');
            if (own.IndexOf(':') < 0 && own.IndexOf(' ') < 0 && own.All(c => IsBase64(c) || c == '='))
            {
                body.Append(own);
            }
        }

        // All on one line, separated by blanks.
        if (body.Length < LeastContent)
        {
            body.Clear().Append(string.Concat(text.Substring(begin.End, end - begin.End).Split(' ').Where(word => word.Length >= LeastContent && word.All(IsBase64))));
        }

        var content = body.ToString();
        return content.Length < LeastContent ? null : new(begin.Start, end, content.Substring(0, Math.Min(content.Length, 256)), IsKey(content));
    }

    /// <summary>Decodes a PEM file in base64.</summary>
    internal static FormatMatch? EncodedPem(string text, FormatMatch match) =>
        Decode(text.Substring(match.Start, match.End - match.Start)) is { } bytes && Encoding.ASCII.GetString(bytes).Contains("PRIVATE KEY") ? match with { IsProven = true } : null;

    /// <summary>Checks that a PuTTY file contains its private lines.</summary>
    internal static FormatMatch? Putty(string text, FormatMatch match)
    {
        var lines = text.IndexOf("Private-Lines:", match.End, StringComparison.Ordinal);
        return lines < 0 ? null : new(match.Start, text.Length, text.Substring(lines, Math.Min(200, text.Length - lines)), IsProven: true);
    }

    /// <summary>Reads the start of a DER structure: PKCS #1, PKCS #8, SEC 1 and PKCS #12 contain a private key, certificates do not.</summary>
    internal static FormatMatch? Der(string text, FormatMatch match) =>
        IsPrivate(Decode(text.Substring(match.Start, Math.Min(64, (match.End - match.Start) / 4 * 4)))) ? match with { IsProven = true } : null;

    /// <summary>Checks that an element is part of an RSA key in XML.</summary>
    internal static FormatMatch? Xml(string text, FormatMatch match) =>
        text.IndexOf("Modulus", StringComparison.Ordinal) >= 0 || text.IndexOf("RSAKeyValue", StringComparison.Ordinal) >= 0 ? match : null;

    /// <summary>Checks that a member is part of a JSON Web Key.</summary>
    internal static FormatMatch? WebKey(string text, FormatMatch match) => text.IndexOf("kty", StringComparison.Ordinal) >= 0 ? match : null;

    /// <summary>Decodes header and claims of a JSON Web Token.</summary>
    internal static FormatMatch? WebToken(string text, FormatMatch match)
    {
        var parts = text.Substring(match.Start, match.End - match.Start).Split('.');
        return JsonWebTokens.IsReal(parts[0], parts[1]) ? match with { Random = parts[2], IsProven = false } : null;
    }

    /// <summary>Decodes the header of an encrypted JSON Web Token.</summary>
    internal static FormatMatch? EncryptedToken(string text, FormatMatch match)
    {
        var parts = text.Substring(match.Start, match.End - match.Start).Split('.');
        return JsonWebTokens.IsEncrypted(parts[0]) ? match with { Random = parts[3], IsProven = false } : null;
    }

    private static bool IsKey(string content) =>
        content.StartsWith(OpenSsh, StringComparison.Ordinal) || IsPrivate(Decode(content.Substring(0, Math.Min(64, content.Length / 4 * 4))));

    // SEQUENCE { INTEGER version, … }: 0 with an algorithm or a modulus, 1 with an octet string, 3 with the contents of a PFX.
    private static bool IsPrivate(byte[]? bytes)
    {
        if (bytes is not { Length: > 12 } || bytes[0] != 0x30)
        {
            return false;
        }

        var at = 2 + (bytes[1] >= 0x80 ? bytes[1] & 0x7F : 0);
        return at + 4 < bytes.Length && bytes[at] == 0x02 && bytes[at + 1] == 0x01
            && (bytes[at + 2], bytes[at + 3]) is (0, 0x30) or (0, 0x02) or (1, 0x04) or (1, 0x30) or (3, 0x30);
    }

    private static byte[]? Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsBase64(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/';
}
