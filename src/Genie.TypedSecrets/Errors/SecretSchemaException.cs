namespace Genie.TypedSecrets;

/// <summary>A stored value does not fit its schema. A good value that was loaded before stays in use.</summary>
public sealed class SecretSchemaException : SecretsException
{
    /// <summary>Lists everything that does not fit.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="versionId">The id of the version that does not fit.</param>
    /// <param name="violations">What does not fit: paths and expectations, never values.</param>
    public SecretSchemaException(string secretName, string versionId, IReadOnlyList<SecretViolation> violations)
        : base(Describe(secretName, versionId, violations), secretName)
    {
        VersionId = versionId;
        Violations = violations;
    }

    /// <summary>The id of the version that does not fit.</summary>
    public string VersionId { get; }

    /// <summary>What does not fit, in the value's order.</summary>
    public IReadOnlyList<SecretViolation> Violations { get; }

    private static string Describe(string secretName, string versionId, IReadOnlyList<SecretViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        var lines = violations.Select(v => $"{Environment.NewLine}  {v}");
        return $"The secret '{secretName}' (version {versionId}) does not fit its schema. Correct the stored value or the schema:{string.Concat(lines)}";
    }
}

/// <summary>One thing in a stored value that does not fit its schema.</summary>
/// <param name="Path">Where: a JSON Pointer (RFC 6901), <c>/external_api/base_url</c>; empty for the whole value.</param>
/// <param name="Problem">What was expected there and what kind of thing was found. Never the value.</param>
public sealed record SecretViolation(string Path, string Problem)
{
    /// <summary>The path and the problem.</summary>
    public override string ToString() => Path.Length == 0 ? Problem : $"{Path}: {Problem}";
}
