namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Represents the members that generated types have, which keys, categories and environments cannot have.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_objectMembers = Set(
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals");

    private static readonly HashSet<string> s_recordMembers = Set("PrintMembers", "EqualityContract", "Clone", "Deconstruct");

    private static readonly HashSet<string> s_accessorMembers = Set(
        "Get", "GetAsync", "GetVersionAsync", "UseAsync", "RefreshAsync", "Subscribe", "WatchAsync", "SecretName", "Descriptor", "Environment");

    private static readonly HashSet<string> s_secretsMembers = Set(
        "Current", "All", "Configure", "PreloadAsync", "ClearCache", "ListSecrets", "For", "Client", GeneratedNames.Root, GeneratedNames.Instance, "Environment",
        "CurrentEnvironment", "CurrentEnvironmentName", "FindPreview", "PreviewEnvironment", GeneratedNames.PreviewEnvironment);

    /// <summary>Determines whether a generated member has the name, so that a key's property cannot.</summary>
    internal static bool IsTakenForKeys(string identifier, bool isInRoot, bool isInAlternative) =>
        IsObjectMember(identifier) || s_recordMembers.Contains(identifier) || (isInRoot && s_accessorMembers.Contains(identifier)) || (isInAlternative && identifier == "Match");

    /// <summary>Determines whether a category cannot have the name: every object has a member of that name, or it is the class that contains the categories.</summary>
    internal static bool IsTakenForCategories(string identifier) => IsObjectMember(identifier)
        || identifier is GeneratedNames.SharedEnvironment or GeneratedNames.PreviewEnvironment or GeneratedNames.PreviewEnvironmentName;

    private static bool IsObjectMember(string identifier) => s_objectMembers.Contains(identifier);

    /// <summary>Determines whether an environment cannot have the name: <c>Secrets</c> has a member of that name, or the environment's class would be another one's.</summary>
    internal static bool IsTakenForEnvironments(string identifier) => IsObjectMember(identifier) || s_secretsMembers.Contains(identifier);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
