using System.Diagnostics;
using System.Text.Json.Serialization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>PEM text (RFC 7468): certificates, keys, or both.</summary>
/// <remarks>
/// Immutable and thread-safe. Two are equal when their texts are, compared in constant time. <see cref="ToString"/>, JSON and the
/// debugger tell the labels only.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(RedactingJsonConverter<PemText>))]
public sealed partial class PemText : IEquatable<PemText>
{
    /// <summary>Checks and keeps the text.</summary>
    /// <param name="text">PEM text: at least one block, <c>-----BEGIN …-----</c> to <c>-----END …-----</c>.</param>
    /// <exception cref="FormatException">It is not PEM text. The message does not repeat it.</exception>
    public PemText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var labels = new List<string>();
        if (!Pem.IsPem(text, labels))
        {
            throw new FormatException(
                "This is not PEM text: expected at least one block of base64 between matching -----BEGIN …----- and -----END …----- lines.");
        }

        Text = text;
        Labels = labels.ToEquatableList();
    }

    private PemText()
    {
        Text = string.Empty;
        Labels = EquatableList<string>.Empty;
    }

    // What a reader hands out while it looks for further violations; nobody gets to see it.
    internal static PemText None { get; } = new();

    /// <summary>The whole text, as it is stored.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Text { get; }

    /// <summary>The labels of the blocks in order: <c>CERTIFICATE</c>, <c>PRIVATE KEY</c>.</summary>
    public EquatableList<string> Labels { get; }

    /// <summary>Whether the texts are the same to the character.</summary>
    /// <param name="other">The text to compare with.</param>
    public bool Equals(PemText? other) => other is not null && SecretEquality.AreEqual(Text, other.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PemText);

    /// <inheritdoc/>
    public override int GetHashCode() => SecretEquality.GetHashCode(Text);

    /// <summary>The labels: <c>PEM (CERTIFICATE, PRIVATE KEY)</c>. Never the content.</summary>
    public override string ToString() => $"PEM ({string.Join(", ", Labels)})";

    /// <summary>Whether the texts are the same to the character.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(PemText? left, PemText? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(PemText? left, PemText? right) => !(left == right);
}
