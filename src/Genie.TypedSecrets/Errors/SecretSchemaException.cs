namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when a stored value does not match its schema. A valid value that was loaded before remains in use.</summary>
public sealed class SecretSchemaException : SecretsException
{
    /// <summary>Initializes the exception with all violations.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="versionId">The id of the invalid version.</param>
    /// <param name="violations">The violations: paths and expectations, never values.</param>
    public SecretSchemaException(string secretName, string versionId, IReadOnlyList<SecretViolation> violations)
        : base(Describe(secretName, versionId, violations), secretName)
    {
        VersionId = versionId;
        Violations = violations;
    }

    /// <summary>Gets the id of the invalid version.</summary>
    public string VersionId { get; }

    /// <summary>Gets the violations in the order of the value.</summary>
    public IReadOnlyList<SecretViolation> Violations { get; }

    private static IEnumerable<string> Describe(string secretName, string versionId, IReadOnlyList<SecretViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations
            .Select(static violation => $"  {violation}")
            .Prepend($"The secret '{secretName}' (version {versionId}) does not match its schema. Correct the stored value or the schema:");
    }
}

/// <summary>Represents one violation of a schema by a stored value.</summary>
/// <param name="Path">The path in the value, a JSON Pointer (RFC 6901): <c>/external_api/base_url</c>; empty for the whole value.</param>
/// <param name="Problem">The expected value and the kind of value that was found. It never contains the value.</param>
public sealed record SecretViolation(string Path, string Problem)
{
    /// <summary>Returns the path and the problem.</summary>
    public override string ToString() => Path.Length == 0 ? Problem : $"{Path}: {Problem}";
}
