namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Knows the methods that read a secret by its name, of the product and of AWS's SDK.</summary>
internal static class NamedReads
{
    /// <summary>Tells whether a method reads a secret by its first argument, or by what is not known where it has no text as one.</summary>
    internal static bool Contains(CalledMethod called) => called switch
    {
        { TypeDefinition: "Genie.TypedSecrets.SecretsClient", Name: "GetSecretAsync" or "GetSecretValueAsync" or "GetSecretVersionAsync" } => true,
        { Name: "set_SecretId" } => called.TypeDefinition.EndsWith(".GetSecretValueRequest", StringComparison.Ordinal),
        { Name: "set_SecretIdList" } => called.TypeDefinition.EndsWith(".BatchGetSecretValueRequest", StringComparison.Ordinal),
        { Name: "get_SecretIdList" } => called.TypeDefinition.EndsWith(".BatchGetSecretValueRequest", StringComparison.Ordinal),
        // Which secrets a filter finds is known to the service only.
        { Name: "set_Filters" or "get_Filters" } => called.TypeDefinition.EndsWith(".BatchGetSecretValueRequest", StringComparison.Ordinal),
        { Name: "set_Name" } => called.TypeDefinition == "Genie.TypedSecrets.Stores.SecretRequest",
        { Name: "GetSecretString" or "GetSecretBinary" or "RefreshNowAsync" or "GetCachedSecret" } => called.TypeDefinition.EndsWith(".SecretsManagerCache", StringComparison.Ordinal),
        _ => false,
    };
}
