using System.Security.Cryptography;

namespace Genie.TypedSecrets.Tooling.Files;

/// <summary>Represents content that is read from a file or a stream, up to a limit: devices and other programs can send content without an end. Disposing it overwrites the content.</summary>
public sealed class BoundedBuffer : IDisposable
{
    /// <summary>The limit of a value, in bytes: enough to say how large a value is that is too large for a secret.</summary>
    public const int MaxValueLength = 1024 * 1024;

    private const int FirstLength = 16 * 1024;

    private readonly int _maxLength;
    private readonly string _shown;
    private byte[] _content = new byte[FirstLength];
    private int _length;

    /// <summary>Initializes an empty buffer.</summary>
    /// <param name="maxLength">The limit in bytes.</param>
    /// <param name="shown">The name of the source, as it is shown.</param>
    public BoundedBuffer(int maxLength, string shown)
    {
        _maxLength = maxLength;
        _shown = shown;
    }

    /// <summary>Gets the memory that the next bytes are read into. It is never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_length == _content.Length)
            {
                var larger = new byte[_content.Length * 2];
                _content.CopyTo(larger, 0);
                CryptographicOperations.ZeroMemory(_content);
                _content = larger;
            }

            return _content.AsMemory(_length);
        }
    }

    /// <summary>Counts bytes that were read.</summary>
    /// <param name="count">Their number.</param>
    /// <exception cref="ToolingException">The content is larger than the limit.</exception>
    public void Advance(int count)
    {
        _length += count;
        if (_length > _maxLength)
        {
            throw new ToolingException($"{_shown} has more than {_maxLength / 1024 / 1024} MiB, which is the limit. Use another file.");
        }
    }

    /// <summary>Gets a copy of the content. The caller wipes it if it is a value.</summary>
    public byte[] ToArray() => _content.AsSpan(0, _length).ToArray();

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_content);
}
