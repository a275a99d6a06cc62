namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Recognizes the methods of the product and of AWS's SDK that read a secret by its name.</summary>
internal static class NamedReads
{
    private const string Request = ".GetSecretValueRequest";
    private const string BatchRequest = ".BatchGetSecretValueRequest";

    private static readonly string[] s_plumbing = ["System.Linq.", "System.Threading.", "System.Runtime.CompilerServices.", "System.Array", "System.Collections."];

    /// <summary>Determines whether a method reads the secret that its first argument names. If that argument is not a text, the secret is not known.</summary>
    internal static bool Contains(CalledMethod called) => called switch
    {
        { TypeDefinition: "Genie.TypedSecrets.SecretsClient", Name: "GetSecretAsync" or "GetSecretValueAsync" or "GetSecretVersionAsync" } => true,
        { Name: "set_SecretId" } => called.TypeDefinition.EndsWith(Request, StringComparison.Ordinal),
        // Which secrets a filter finds is known to the service only.
        { Name: "set_Filters" or "get_Filters" } => called.TypeDefinition.EndsWith(BatchRequest, StringComparison.Ordinal),
        { Name: "set_Name" } => called.TypeDefinition == "Genie.TypedSecrets.Stores.SecretRequest",
        { Name: "GetSecretString" or "GetSecretBinary" or "RefreshNowAsync" or "GetCachedSecret" } => called.TypeDefinition.EndsWith(".SecretsManagerCache", StringComparison.Ordinal) || called.TypeDefinition.EndsWith(".ISecretsManagerCache", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Determines whether a method gets or sets the list of secrets that a request of AWS's SDK reads.</summary>
    internal static bool IsList(CalledMethod called) => called.Name is "get_SecretIdList" or "set_SecretIdList" && IsBatchRequest(called.TypeDefinition);

    /// <summary>Determines whether a method says which secrets a request of AWS's SDK reads.</summary>
    internal static bool IsNaming(CalledMethod called) => called.Name is "set_SecretId" or "get_SecretIdList" or "set_SecretIdList" or "get_Filters" or "set_Filters" && IsRequest(called.TypeDefinition);

    /// <summary>Determines whether a method with a request as its type argument only forwards it. Any other method can create a request, for example from JSON.</summary>
    internal static bool IsPlumbing(CalledMethod called) => Array.Exists(
        s_plumbing, prefix => called.TypeDefinition.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Determines whether a type is a request of AWS's SDK that reads the secrets it names.</summary>
    internal static bool IsRequest(string type) => type.EndsWith(Request, StringComparison.Ordinal) || IsBatchRequest(type);

    private static bool IsBatchRequest(string type) => type.EndsWith(BatchRequest, StringComparison.Ordinal);
}
