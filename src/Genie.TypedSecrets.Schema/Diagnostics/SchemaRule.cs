namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>Specifies how serious a diagnostic is.</summary>
public enum SchemaSeverity
{
    /// <summary>An error. No code is generated for the category.</summary>
    Error,

    /// <summary>A warning. The schema works, but probably not as intended.</summary>
    Warning,

    /// <summary>A suggestion for improvement.</summary>
    Suggestion,
}

/// <summary>Represents a rule that diagnostics report.</summary>
/// <param name="Id">The stable code, <c>GTSnnnn</c>. Its page is <c>docs/rules/GTSnnnn.md</c>.</param>
/// <param name="Title">The short title.</param>
/// <param name="MessageFormat">The message: a composite format string for the arguments of the diagnostic. It says what is wrong, then what to do.</param>
/// <param name="Severity">The severity of a violation.</param>
public sealed record SchemaRule(string Id, string Title, string MessageFormat, SchemaSeverity Severity = SchemaSeverity.Error);
