namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

/// <summary>Computes the checksum of a made-up GitHub token, which the rule verifies.</summary>
internal static class TokenChecksum
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    internal static string Of(string random)
    {
        var crc = uint.MaxValue;
        foreach (var c in random)
        {
            crc ^= c;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        crc = ~crc;
        var digits = new char[6];
        for (var i = 5; i >= 0; i--, crc /= 62)
        {
            digits[i] = Base62[(int)(crc % 62)];
        }

        return new(digits);
    }
}
