using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>Computes version ids for values that come without one. Within the process, two ids are equal exactly when name and value are equal.</summary>
/// <remarks>
/// Ids are logged. A plain hash would let a reader of the log try short values until one matches, so the hash is keyed with a
/// random key that exists only in this process.
/// </remarks>
internal static class ProcessVersionId
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Computes the id of a value of a secret.</summary>
    internal static string Of(string name, ReadOnlySpan<byte> value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, s_key);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(value);
        return VersionIdText.Of(new(hash.GetHashAndReset().AsSpan(0, 16)));
    }
}
