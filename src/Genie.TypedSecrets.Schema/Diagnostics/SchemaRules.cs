using System.Reflection;
using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>Defines the rules of schemas. Each rule has a page, <c>docs/rules/GTSnnnn.md</c>.</summary>
/// <remarks>
/// Ids are stable: GTS00xx JSON, GTS01xx the manifest, GTS02xx vocabulary, structure and types, GTS03xx names, GTS04xx references,
/// GTS05xx constraints and values, GTS06xx rules between files.
/// </remarks>
public static partial class SchemaRules
{
    private static readonly Lazy<EquatableArray<SchemaRule>> s_all = new(() => typeof(SchemaRules)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(SchemaRule))
        .Select(property => (SchemaRule)property.GetValue(null, null)!)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToEquatableArray());

    /// <summary>Gets every rule, ordered by id.</summary>
    public static EquatableArray<SchemaRule> All => s_all.Value;
}
