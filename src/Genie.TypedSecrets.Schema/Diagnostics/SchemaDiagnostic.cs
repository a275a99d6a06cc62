using System.Globalization;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>Represents an error or a warning about a schema file. It is compared by value and contains no compiler types.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The place.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
public sealed record SchemaDiagnostic(SchemaRule Rule, SourceLocation Location, EquatableArray<string> Arguments)
{
    private const int MaxArgumentLength = 500;

    /// <summary>Gets the arguments of the rule's message, cleaned of control characters and shortened.</summary>
    public EquatableArray<string> Arguments { get; } = Arguments.Select(argument => DisplayText.Clean(argument, MaxArgumentLength)).ToEquatableArray();

    /// <summary>Gets the message with its arguments.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, Arguments.Cast<object>().ToArray());

    /// <summary>Creates a diagnostic about a file as a whole.</summary>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="path">The file's path; empty for the project as a whole.</param>
    /// <param name="arguments">The arguments of the rule's message.</param>
    public static SchemaDiagnostic At(SchemaRule rule, string path, params string[] arguments) =>
        new(rule, new SourceLocation(path, default, default, default), arguments.ToEquatableArray());

    /// <summary>Orders diagnostics by file and place, each once: an error in a shared file is found with every file that refers to it.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    public static EquatableArray<SchemaDiagnostic> InOrder(IEnumerable<SchemaDiagnostic> diagnostics) => diagnostics
        .Distinct()
        .OrderBy(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.Span.Start)
        .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Formats the diagnostic as compilers do: <c>path(line,column): error GTS0201: message</c>, with lines and columns that start at one.</summary>
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
