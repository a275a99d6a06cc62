using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>What came of reading the manifest. A value.</summary>
/// <param name="Model">What it says; null where it cannot be used.</param>
/// <param name="Diagnostics">Everything found, in the file's order.</param>
public sealed record ManifestReadResult(ManifestModel? Model, EquatableArray<SchemaDiagnostic> Diagnostics);

/// <summary>What came of reading a category's schema. A value.</summary>
/// <param name="Model">What it says; null where it cannot be used, or where the file holds only definitions for others.</param>
/// <param name="Diagnostics">Everything found, in the file's order.</param>
/// <param name="Mentions">What must be checked against the other files, see <see cref="Sets.SchemaSetRules"/>.</param>
public sealed record CategoryReadResult(
    CategoryModel? Model,
    EquatableArray<SchemaDiagnostic> Diagnostics,
    CategoryMentions Mentions);

/// <summary>The places in a category's file that speak of the rest of the schema set.</summary>
/// <param name="File">The whole file's place: its first character. Where a collision of two categories is reported.</param>
/// <param name="Environments">The environments named in <c>x-environments</c>.</param>
public sealed record CategoryMentions(SourceLocation File, EquatableArray<EnvironmentMention> Environments);

/// <summary>An environment's name in a schema.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EnvironmentMention(string Name, SourceLocation Location);
