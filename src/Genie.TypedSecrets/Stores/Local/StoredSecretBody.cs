using System.Buffers.Binary;

namespace Genie.TypedSecrets.Stores;

/// <summary>Encodes and decodes the encrypted part of a file: the versions of the secret, the current one first.</summary>
/// <remarks>
/// One byte with their number, then of each its id (16 bytes), the ticks of its creation (8, UTC), whether it is binary (1), its length (4)
/// and its value. Numbers are little endian.
/// </remarks>
internal static class StoredSecretBody
{
    private const int VersionHeaderLength = 16 + 8 + 1 + 4;

    internal static byte[] Encode(StoredSecret secret)
    {
        StoredVersion[] versions = secret.Previous is null ? [secret.Current] : [secret.Current, secret.Previous];
        var body = new byte[1 + versions.Sum(static version => VersionHeaderLength + version.Value.Length)];
        body[0] = (byte)versions.Length;
        var rest = body.AsSpan(1);
        foreach (var version in versions)
        {
            version.Guid.TryWriteBytes(rest);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], version.CreatedAt.UtcTicks);
            rest[24] = version.IsBinary ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteInt32LittleEndian(rest[25..], version.Value.Length);
            version.Value.CopyTo(rest[VersionHeaderLength..]);
            rest = rest[(VersionHeaderLength + version.Value.Length)..];
        }

        return body;
    }

    internal static StoredSecret Decode(ReadOnlySpan<byte> body)
    {
        var count = body.Length == 0 ? 0 : body[0];
        var rest = body.Length == 0 ? body : body[1..];
        var current = count is 1 or 2 ? DecodeVersion(ref rest) : throw Malformed();
        var previous = count == 2 ? DecodeVersion(ref rest) : null;
        return rest.Length == 0 ? new StoredSecret(current, previous) : throw Malformed();
    }

    private static StoredVersion DecodeVersion(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < VersionHeaderLength)
        {
            throw Malformed();
        }

        var ticks = BinaryPrimitives.ReadInt64LittleEndian(rest[16..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[25..]);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || length < 0 || length > rest.Length - VersionHeaderLength)
        {
            throw Malformed();
        }

        var value = rest.Slice(VersionHeaderLength, length).ToArray();
        var version = new StoredVersion(new Guid(rest[..16]), new DateTimeOffset(ticks, TimeSpan.Zero), rest[24] != 0, value);
        rest = rest[(VersionHeaderLength + length)..];
        return version;
    }

    // The content is authentic but was not written by this release: it belongs to a later release.
    private static LocalFileException Malformed() => new(LocalFileProblem.NewerFormat, "Its content has an unknown format.");
}
