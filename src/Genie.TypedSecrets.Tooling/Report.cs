namespace Genie.TypedSecrets.Tooling;

/// <summary>Represents the result of a feature: a value that is equal for equal inputs and never holds a secret's value.</summary>
public abstract record Report
{
    /// <summary>Gets the kind of the report, as in its JSON: <c>schema-check</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets the version of the report's JSON. It changes when a member is removed or changes its meaning.</summary>
    public virtual int SchemaVersion => 1;

    /// <summary>Gets the findings that <c>--fail-on</c> is compared with; empty if the report has none.</summary>
    public virtual IReadOnlyList<Finding> AllFindings => [];

    /// <summary>Determines whether a finding is at or above a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>Whether there is one.</returns>
    public bool HasFindings(FindingSeverity severity) => AllFindings.Any(finding => finding.Severity >= severity);
}
