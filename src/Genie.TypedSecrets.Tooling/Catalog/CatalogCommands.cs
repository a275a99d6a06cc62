using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Writes the commands with which a secret of a catalog gets its values.</summary>
internal static class CatalogCommands
{
    /// <summary>Gets the command that sets a key: <c>genie-secrets set genie-dev/api-keys github_token</c>.</summary>
    internal static string Set(CatalogCategory category, CatalogKey key, string secretName) => key switch
    {
        { CanBeSet: true } => $"genie-secrets set {CommandArgument.Quote(secretName)} {CommandArgument.Quote(key.Path)}",
        _ when category.IsWholeValue => Put(category, secretName),
        _ => $"genie-secrets edit {CommandArgument.Quote(secretName)}",
    };

    /// <summary>Gets the command that stores the whole value.</summary>
    internal static string Put(CatalogCategory category, string secretName) =>
        $"genie-secrets put {CommandArgument.Quote(secretName)} --file {(category.IsWholeValue ? "value" : "value.json")}";
}
