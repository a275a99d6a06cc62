namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>The consequences that a change of a schema can have.</summary>
public enum Verdict
{
    /// <summary>Code that reads the secrets no longer compiles.</summary>
    BreaksCode,

    /// <summary>The new code rejects values that the old schema allows.</summary>
    BreaksStoredValues,

    /// <summary>Something has to be done in each of the environments, before the merge or after the deployment.</summary>
    NeedsStep,

    /// <summary>Nothing has to be done.</summary>
    Safe,
}

/// <summary>Represents one change between two sets of schemas.</summary>
/// <param name="RuleId">The stable id of the rule: <c>GTD2001</c>.</param>
/// <param name="Verdicts">The consequences.</param>
/// <param name="Category">The category; null if the change concerns the manifest.</param>
/// <param name="Key">The path of the key: <c>external_api.key</c>; null if the change concerns the whole category.</param>
/// <param name="Message">The change, and what to do about it.</param>
/// <param name="Environments">The environments in which something has to be done.</param>
/// <param name="Steps">The commands to run, if the change needs any.</param>
/// <param name="Fingerprint">Twelve hexadecimal digits that identify this change, regardless of other changes.</param>
public sealed record SchemaChange(
    string RuleId,
    IReadOnlyList<Verdict> Verdicts,
    string? Category,
    string? Key,
    string Message,
    IReadOnlyList<string> Environments,
    IReadOnlyList<Step> Steps,
    string Fingerprint)
{
    /// <summary>Gets the path of the key in the old schemas; null if the key or the category is new, or the change concerns the whole category.</summary>
    public string? FormerKey { get; init; }

    /// <summary>Gets the reason for which the change is ignored; null if it is not.</summary>
    public string? IgnoredBecause { get; init; }

    /// <summary>Gets the position in the new schemas; null if there is none.</summary>
    public FindingLocation? Location { get; init; }

    /// <summary>Gets the severity: an error where something breaks, a warning where something has to be done.</summary>
    public FindingSeverity Severity => IgnoredBecause is not null || Has(Verdict.Safe) ? FindingSeverity.Info
        : Has(Verdict.BreaksCode) || Has(Verdict.BreaksStoredValues) ? FindingSeverity.Error
        : FindingSeverity.Warning;

    /// <summary>Determines whether the change has a consequence.</summary>
    /// <param name="verdict">The consequence.</param>
    /// <returns>Whether it has it.</returns>
    public bool Has(Verdict verdict) => Verdicts.Contains(verdict);
}

/// <summary>The time at which a step is done.</summary>
public enum StepTime
{
    /// <summary>Before the change is merged.</summary>
    BeforeMerge,

    /// <summary>After all jobs run the new code.</summary>
    AfterDeployment,

    /// <summary>At the end, when no job reads it any longer, even after a rollback to the old code.</summary>
    Removal,
}

/// <summary>Represents something that has to be done because of a change.</summary>
/// <param name="Time">The time at which the step is done.</param>
/// <param name="Environment">The environment in which it is done.</param>
/// <param name="Secret">The name of the secret that it changes.</param>
/// <param name="Command">The command.</param>
public sealed record Step(StepTime Time, string Environment, string Secret, string Command);
