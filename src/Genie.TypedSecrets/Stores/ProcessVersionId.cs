using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>Version ids for values that come without one: equal within the process exactly where name and value are equal.</summary>
/// <remarks>
/// Ids are logged. A plain hash would let whoever reads the log try short values until one fits, so the hash is keyed, with a key
/// that is drawn when the process starts and never leaves it.
/// </remarks>
internal static class ProcessVersionId
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The id of a value of a secret.</summary>
    internal static string Of(string name, ReadOnlySpan<byte> value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, s_key);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(value);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16)).ToString();
    }
}
