namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>The members that generated types have, which no key, category or environment may take.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_objectMembers = Set(
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals");

    private static readonly HashSet<string> s_recordMembers = Set("PrintMembers", "EqualityContract", "Clone", "Deconstruct");

    private static readonly HashSet<string> s_accessorMembers = Set(
        "Get", "GetAsync", "GetVersionAsync", "UseAsync", "RefreshAsync", "Subscribe", "WatchAsync", "SecretName", "Descriptor", "Environment");

    private static readonly HashSet<string> s_secretsMembers = Set(
        "Current", "All", "Configure", "PreloadAsync", "ClearCache", "For", "Client", GeneratedNames.Root, GeneratedNames.Instance, "Environment");

    /// <summary>Determines whether a generated member has the name, so that a key's property cannot.</summary>
    internal static bool IsTakenForKeys(string identifier, bool isInRoot) =>
        IsObjectMember(identifier) || s_recordMembers.Contains(identifier) || (isInRoot && s_accessorMembers.Contains(identifier));

    /// <summary>Whether no category may take it: every object has a member of that name, or it is the class the categories stand in.</summary>
    internal static bool IsTakenForCategories(string identifier) => IsObjectMember(identifier) || identifier == GeneratedNames.SharedEnvironment;

    private static bool IsObjectMember(string identifier) => s_objectMembers.Contains(identifier);

    /// <summary>Whether the class <c>Secrets</c> has a member of that name, or the environment's class could not be told from another.</summary>
    internal static bool IsTakenForEnvironments(string identifier) => IsObjectMember(identifier) || s_secretsMembers.Contains(identifier);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
