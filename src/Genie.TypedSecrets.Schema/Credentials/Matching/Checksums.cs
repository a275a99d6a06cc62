using System.Text;

namespace Genie.TypedSecrets.Schema.Credentials.Matching;

/// <summary>Computes the checksums that issuers put into their tokens.</summary>
internal static class Checksums
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Digits = 6;

    /// <summary>
    /// Determines whether the last six characters are the CRC-32 of the others in base 62: tokens of GitHub ("Behind GitHub's new
    /// authentication token formats", 2021) and npm.
    /// </summary>
    internal static bool IsCrc32Base62(string random) =>
        random.Length > Digits && string.CompareOrdinal(random, random.Length - Digits, Crc32Base62(random.Substring(0, random.Length - Digits)), 0, Digits) == 0;

    /// <summary>Gets the CRC-32 of a text as six digits in base 62.</summary>
    internal static string Crc32Base62(string text)
    {
        var rest = Crc32(Encoding.ASCII.GetBytes(text));
        var digits = new char[Digits];
        for (var i = Digits - 1; i >= 0; i--)
        {
            digits[i] = Base62[(int)(rest % 62)];
            rest /= 62;
        }

        return new(digits);
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
