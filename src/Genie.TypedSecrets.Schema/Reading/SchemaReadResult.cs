using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the result of reading the manifest. It is compared by value.</summary>
/// <param name="Model">The manifest; null if it has errors.</param>
/// <param name="Diagnostics">The diagnostics, in the file's order.</param>
public sealed record ManifestReadResult(ManifestModel? Model, EquatableArray<SchemaDiagnostic> Diagnostics);

/// <summary>Represents the result of reading a category's schema. It is compared by value.</summary>
/// <param name="Model">The category; null if the file has errors, or contains only definitions for other files.</param>
/// <param name="Diagnostics">The diagnostics, in the file's order.</param>
/// <param name="Mentions">The places that are checked against the other files, see <see cref="Sets.SchemaSetRules"/>.</param>
public sealed record CategoryReadResult(
    CategoryModel? Model,
    EquatableArray<SchemaDiagnostic> Diagnostics,
    CategoryMentions Mentions)
{
    /// <summary>Gets the members that a file with errors has for code that uses it; null for a valid file and for one without a category.</summary>
    internal CategoryModel? Draft { get; init; }
}

/// <summary>Represents the places in a category's file that refer to the rest of the schema set.</summary>
/// <param name="File">The place where diagnostics about the whole file are reported: its first character.</param>
/// <param name="Environments">The environments named in <c>x-environments</c> and <c>x-secret-name</c>.</param>
public sealed record CategoryMentions(SourceLocation File, EquatableArray<NameMention> Environments)
{
    /// <summary>Gets the place of <c>x-secret-name</c>; null if the category has none.</summary>
    public SourceLocation? SecretName { get; init; }

    /// <summary>Gets the former names of the category.</summary>
    public EquatableArray<NameMention> FormerNames { get; init; }
}

/// <summary>Represents a name in a schema: of an environment, or a former one of the category.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">The location of the name.</param>
public sealed record NameMention(string Name, SourceLocation Location);
