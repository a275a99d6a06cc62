using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Selects a version of a secret: by a staging label, such as <c>AWSCURRENT</c>, or by its version id.</summary>
/// <remarks>Two selections of the same label or version id are equal. The default value is <see cref="Current"/>.</remarks>
public readonly struct SecretVersionStage : IEquatable<SecretVersionStage>
{
    // What Secrets Manager allows for a staging label; other stores have no longer ones either.
    private const int MaxLength = 256;

    private readonly string? _label;

    private SecretVersionStage(string? label, string? versionId) => (_label, VersionId) = (label, versionId);

    /// <summary>Gets the selection of the version in use: <c>AWSCURRENT</c>.</summary>
    public static SecretVersionStage Current => default;

    /// <summary>Gets the selection of the version that was in use before: <c>AWSPREVIOUS</c>.</summary>
    public static SecretVersionStage Previous => new(SecretRequest.PreviousStage, versionId: null);

    /// <summary>Gets the selection of the version that a rotation in progress has created but not promoted yet: <c>AWSPENDING</c>.</summary>
    public static SecretVersionStage Pending => new(SecretRequest.PendingStage, versionId: null);

    /// <summary>Gets the staging label; null if the version is selected by its id.</summary>
    public string? Label => VersionId is null ? _label ?? SecretRequest.CurrentStage : null;

    /// <summary>Gets the version id; null if the version is selected by a staging label.</summary>
    public string? VersionId { get; }

    /// <summary>Selects the version that has a staging label.</summary>
    /// <param name="label">The staging label, compared exactly: <c>AWSNEXT</c>, or one that your own process attaches.</param>
    /// <exception cref="ArgumentException">The label is empty or has more than 256 characters.</exception>
    public static SecretVersionStage FromLabel(string label)
    {
        Validate(label, nameof(label));
        return label == SecretRequest.CurrentStage ? Current : new(label, versionId: null);
    }

    /// <summary>Selects the version that has an id.</summary>
    /// <param name="versionId">The version id, compared exactly.</param>
    /// <exception cref="ArgumentException">The id is empty or has more than 256 characters.</exception>
    public static SecretVersionStage FromVersionId(string versionId)
    {
        Validate(versionId, nameof(versionId));
        return new(label: null, versionId);
    }

    /// <inheritdoc/>
    public bool Equals(SecretVersionStage other) => Label == other.Label && VersionId == other.VersionId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SecretVersionStage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, VersionId);

    /// <summary>Returns the staging label or the version id.</summary>
    public override string ToString() => Label ?? VersionId ?? SecretRequest.CurrentStage;

    /// <summary>Compares two selections for equality.</summary>
    /// <param name="left">The first selection.</param>
    /// <param name="right">The second selection.</param>
    public static bool operator ==(SecretVersionStage left, SecretVersionStage right) => left.Equals(right);

    /// <summary>Compares two selections for inequality.</summary>
    /// <param name="left">The first selection.</param>
    /// <param name="right">The second selection.</param>
    public static bool operator !=(SecretVersionStage left, SecretVersionStage right) => !left.Equals(right);

    /// <summary>Applies the selection to a request.</summary>
    internal SecretRequest ApplyTo(SecretRequest request) => request with { VersionStage = Label ?? request.VersionStage, VersionId = VersionId };

    private static void Validate(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        if (text.Length > MaxLength)
        {
            throw new ArgumentException($"It has {text.Length} characters; {MaxLength} are allowed.", parameter);
        }
    }
}
