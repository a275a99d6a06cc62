using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>
/// Encodes and decodes <c>NextToken</c>: the place where the next page starts. A token is opaque and valid for the same request only, which
/// <paramref name="scope"/> identifies.
/// </summary>
internal sealed class PageToken(string scope)
{
    private const int TagLength = 16;

    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Creates the token for the page after an item.</summary>
    internal string Encode(string lastKey)
    {
        var key = Encoding.UTF8.GetBytes(lastKey);
        return Base64Url.EncodeToString([.. Tag(key), .. key]);
    }

    /// <summary>Gets the item before the page of a token.</summary>
    /// <exception cref="SecretsManagerError">It isn't a token for this request.</exception>
    internal string Decode(string token)
    {
        if (!Base64Url.IsValid(token))
        {
            throw SecretsManagerError.InvalidNextToken();
        }

        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length >= TagLength && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, TagLength), Tag(bytes.AsSpan(TagLength)))
            ? Encoding.UTF8.GetString(bytes.AsSpan(TagLength))
            : throw SecretsManagerError.InvalidNextToken();
    }

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, s_key);
        hash.AppendData(Encoding.UTF8.GetBytes(scope));
        hash.AppendData([0]);
        hash.AppendData(key);
        return hash.GetHashAndReset().AsSpan(0, TagLength);
    }
}
