using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Creates the exception for a secret that a store does not have.</summary>
internal static class NotFound
{
    internal static SecretNotFoundException Of(string name, string storeName) => new(name, storeName, $"To create it, run: genie-secrets put {CommandArgument.Quote(name)} --file value.json");
}
