using System.Diagnostics;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>Represents PEM text (RFC 7468): certificates, keys, or both.</summary>
/// <remarks>
/// Immutable and thread-safe. Two instances are equal when their texts are, compared in constant time. <see cref="ToString"/>, JSON and
/// the debugger show the labels only.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(RedactingJsonConverter<PemText>))]
public sealed partial class PemText : IEquatable<PemText>
{
    private const int MaxLabelsShown = 10;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <summary>Initializes an instance from a text, which is validated.</summary>
    /// <param name="text">PEM text: at least one block, <c>-----BEGIN …-----</c> to <c>-----END …-----</c>. The two characters <c>\n</c> count as a line break.</param>
    /// <exception cref="FormatException">The text is not PEM text. The message does not quote it.</exception>
    public PemText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var labels = new List<string>();
        if (!Pem.IsPem(text, labels))
        {
            throw new FormatException(
                "This is not PEM text: expected at least one block of base64 between matching -----BEGIN …----- and -----END …----- lines.");
        }

        _text = Pem.WithLineBreaks(text);
        Labels = labels.ToEquatableList();
    }

    private PemText()
    {
        _text = string.Empty;
        Labels = EquatableList<string>.Empty;
    }

    // The placeholder that a reader returns while it looks for further violations; it never leaves the reader.
    internal static PemText Placeholder { get; } = new();

    /// <summary>Returns the whole text.</summary>
    /// <remarks>A method, because serializers and structured logs read properties.</remarks>
    public string GetText() => _text;

    /// <summary>Gets the labels of the blocks in order: <c>CERTIFICATE</c>, <c>PRIVATE KEY</c>.</summary>
    public EquatableList<string> Labels { get; }

    /// <summary>Determines whether the texts are equal.</summary>
    /// <param name="other">The text to compare with.</param>
    public bool Equals(PemText? other) => other is not null && SecretEquality.AreEqual(_text, other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PemText);

    /// <inheritdoc/>
    public override int GetHashCode() => SecretEquality.GetHashCode(_text);

    /// <summary>Returns the labels, <c>PEM (CERTIFICATE, PRIVATE KEY)</c>, never the content.</summary>
    public override string ToString() => $"PEM ({DisplayText.CleanList(Labels, MaxLabelsShown)})";

    /// <summary>Determines whether the texts are equal.</summary>
    /// <param name="left">The first text.</param>
    /// <param name="right">The second text.</param>
    public static bool operator ==(PemText? left, PemText? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether the texts differ.</summary>
    /// <param name="left">The first text.</param>
    /// <param name="right">The second text.</param>
    public static bool operator !=(PemText? left, PemText? right) => !(left == right);
}
