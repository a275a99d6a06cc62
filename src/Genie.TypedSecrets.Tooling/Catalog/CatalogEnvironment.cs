using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents an environment in a catalog.</summary>
/// <param name="Name">The name, or the pattern of preview environments.</param>
/// <param name="IsPreview">Whether it comes and goes.</param>
/// <param name="Regions">The AWS regions, the primary one first.</param>
/// <param name="Accessor">The C# expression for it: <c>Secrets.Dev</c>.</param>
public sealed record CatalogEnvironment(string Name, bool IsPreview, IReadOnlyList<string> Regions, string Accessor)
{
    internal static CatalogEnvironment Of(EnvironmentModel environment, bool isPreview) =>
        new(environment.Name, isPreview, [.. environment.Regions], isPreview ? AccessorExpressions.OfPreview(environment.Name) : AccessorExpressions.Of(environment));

    internal static CatalogEnvironment Of(PreviewModel preview) => new(preview.Pattern, IsPreview: true, [.. preview.Regions], AccessorExpressions.OfPreview(preview.Pattern));
}
