using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Maps the name of a secret to the name of its file: <c>genie-dev/api-keys</c> → <c>genie-dev%2fapi-keys.secret</c>. The mapping is
/// reversible, and safe on file systems that ignore case, reserve names, or limit names to 255 bytes.
/// </summary>
internal static class LocalFileName
{
    internal const string Extension = ".secret";

    /// <summary>The end of the name of a damaged file that was kept when its secret was put again.</summary>
    internal const string SetAsideSuffix = ".damaged";

    // With the extension and a hash, well below the 255 bytes of a file name; some encrypting file systems allow only 143.
    private const int MaxStem = 130;
    private const int KeptOfLongStem = 90;

    private static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly string[] s_devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(static i => new[] { $"com{i}", $"lpt{i}" })];

    /// <summary>Gets the file name of a secret. Different secrets have different file names.</summary>
    internal static string Encode(string secretName)
    {
        var stem = Escape(secretName);
        if (stem.Length > MaxStem)
        {
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secretName)), 0, 16).ToLowerInvariant();
            stem = $"{stem[..KeptOfLongStem]}~{hash}";
        }

        return stem + Extension;
    }

    /// <summary>Gets whether the name was too long for a file name, so that only the content of the file has it in full.</summary>
    internal static bool IsShortened(string fileName) => fileName.Contains('~', StringComparison.Ordinal);

    /// <summary>Gets whether the file is a damaged one that was kept.</summary>
    internal static bool IsSetAside(string fileName) => fileName.EndsWith(Extension + SetAsideSuffix, StringComparison.Ordinal);

    /// <summary>Gets the name that a kept file had before.</summary>
    internal static string WithoutSetAside(string fileName) => fileName[..^SetAsideSuffix.Length];

    /// <summary>Gets the secret of a file name; null when it is not a file of this store, or its name is shortened.</summary>
    internal static string? Decode(string fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal) || IsShortened(fileName))
        {
            return null;
        }

        var stem = fileName.AsSpan(0, fileName.Length - Extension.Length);
        var builder = new StringBuilder(stem.Length);
        for (var i = 0; i < stem.Length; i++)
        {
            if (stem[i] != '%')
            {
                builder.Append(stem[i]);
            }
            else if (i + 2 < stem.Length && byte.TryParse(stem.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                builder.Append((char)code);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        // Each name has one spelling; another spelling was not written by this store.
        var name = builder.ToString();
        return Encode(name) == fileName ? name : null;
    }

    private static string Escape(string secretName)
    {
        var builder = new StringBuilder(secretName.Length + 8);
        foreach (var c in secretName)
        {
            _ = s_plain.Contains(c) ? builder.Append(c) : builder.Append(CultureInfo.InvariantCulture, $"%{(int)c:x2}");
        }

        var stem = builder.ToString();
        return Array.IndexOf(s_devices, stem) < 0 ? stem : $"%{(int)stem[0]:x2}{stem[1..]}";
    }
}
