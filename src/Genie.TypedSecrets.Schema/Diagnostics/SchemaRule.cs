namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>How grave a finding is.</summary>
public enum SchemaSeverity
{
    /// <summary>Nothing is generated from what it concerns.</summary>
    Error,

    /// <summary>It works, and will surprise someone.</summary>
    Warning,

    /// <summary>It works, and could be better.</summary>
    Suggestion,
}

/// <summary>One entry of the rule catalogue, <see cref="SchemaRules"/>.</summary>
/// <param name="Id">The stable code, <c>GTSnnnn</c>. Its page is <c>docs/rules/GTSnnnn.md</c>.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="MessageFormat">What is wrong and what to do about it, a composite format string for the diagnostic's arguments.</param>
/// <param name="Severity">How grave a breach is.</param>
public sealed record SchemaRule(string Id, string Title, string MessageFormat, SchemaSeverity Severity = SchemaSeverity.Error);
