using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents one schema file of a <see cref="SchemaSet"/>. It is compared by value.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="CategoryName">The category's name, from the file's name; null if the file's name does not name one.</param>
/// <param name="Model">
/// The category; null if its own errors leave it open, and for a file that holds only definitions for others. It is present where
/// only a rule between files is broken.
/// </param>
/// <param name="Diagnostics">The diagnostics of this file, rules between files included, in the file's order.</param>
public sealed record SchemaSetFile(string Path, string? CategoryName, CategoryModel? Model, EquatableArray<SchemaDiagnostic> Diagnostics)
{
    /// <summary>Gets whether the file has no errors.</summary>
    public bool IsValid => !Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error);
}
