using System.Globalization;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>A finding about a schema file, as plain values: comparable, and free of any compiler type.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What fills the rule's message. Never a secret's value: schema files hold none.</param>
public sealed record SchemaDiagnostic(SchemaRule Rule, SourceLocation Location, EquatableArray<string> Arguments)
{
    /// <summary>The message, filled in.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, Arguments.Cast<object>().ToArray());

    /// <summary>The finding as compilers print it: <c>path(line,column): error GTS0201: message</c>, counted from one.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}({1},{2}): {3} {4}: {5}",
        Location.Path,
        Location.Start.Line + 1,
        Location.Start.Column + 1,
        Rule.Severity switch { SchemaSeverity.Error => "error", SchemaSeverity.Warning => "warning", _ => "info" },
        Rule.Id,
        Message);
}
