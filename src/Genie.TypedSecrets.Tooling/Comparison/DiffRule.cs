namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Represents a rule about changes of schemas. Its section in docs/schema-changes.md has the id as heading.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Title">The title.</param>
public sealed record DiffRule(string Id, string Title);

/// <summary>The rules about changes of schemas. Ids are stable.</summary>
public static class DiffRules
{
    internal static readonly DiffRule CategoryRemoved = new("GTD1001", "Category removed");
    internal static readonly DiffRule CategoryAdded = new("GTD1002", "Category added");
    internal static readonly DiffRule CategoryLeavesEnvironment = new("GTD1003", "Category no longer in an environment");
    internal static readonly DiffRule CategoryEntersEnvironment = new("GTD1004", "Category new in an environment");
    internal static readonly DiffRule CategoryIdentifier = new("GTD1005", "C# name of a category changed");
    internal static readonly DiffRule CategorySecretName = new("GTD1006", "Secret name of a category changed");
    internal static readonly DiffRule CategoryRenamed = new("GTD1007", "Category renamed");
    internal static readonly DiffRule EnvironmentRemoved = new("GTD1101", "Environment removed");
    internal static readonly DiffRule EnvironmentAdded = new("GTD1102", "Environment added");
    internal static readonly DiffRule ProjectRenamed = new("GTD1103", "Project renamed");
    internal static readonly DiffRule EnvironmentSelection = new("GTD1104", "Selection of the environment changed");
    internal static readonly DiffRule Regions = new("GTD1105", "Regions changed");
    internal static readonly DiffRule SecretNames = new("GTD1106", "Pattern of secret names changed");
    internal static readonly DiffRule KeyRemoved = new("GTD2001", "Key removed");
    internal static readonly DiffRule RequiredKeyAdded = new("GTD2002", "Required key added");
    internal static readonly DiffRule OptionalKeyAdded = new("GTD2003", "Optional key added");
    internal static readonly DiffRule KeyRenamed = new("GTD2004", "Key renamed");
    internal static readonly DiffRule KeyBecameRequired = new("GTD2005", "Key became required");
    internal static readonly DiffRule KeyBecameOptional = new("GTD2006", "Key became optional");
    internal static readonly DiffRule FormerNameRemoved = new("GTD2007", "Former name removed");
    internal static readonly DiffRule KeyIdentifier = new("GTD2008", "C# name of a key changed");
    internal static readonly DiffRule SensitivityChanged = new("GTD2010", "Sensitivity changed");
    internal static readonly DiffRule KeyDeprecated = new("GTD2011", "Key deprecated");
    internal static readonly DiffRule DefaultChanged = new("GTD2012", "Default changed");
    internal static readonly DiffRule TypeChanged = new("GTD3001", "Type changed");
    internal static readonly DiffRule ConstraintTightened = new("GTD3002", "Constraint tightened");
    internal static readonly DiffRule ConstraintLoosened = new("GTD3003", "Constraint loosened");
    internal static readonly DiffRule NestedTypeRenamed = new("GTD3004", "C# name of a nested type changed");
    internal static readonly DiffRule EnumValueRemoved = new("GTD3101", "Enumeration value removed");
    internal static readonly DiffRule EnumValueAdded = new("GTD3102", "Enumeration value added");
    internal static readonly DiffRule AlternativeRemoved = new("GTD3201", "Alternative removed");
    internal static readonly DiffRule AlternativeAdded = new("GTD3202", "Alternative added");
    internal static readonly DiffRule AlternativeMoved = new("GTD3203", "Alternative told apart differently");
    internal static readonly DiffRule CommonKeyRemoved = new("GTD3204", "Common key of alternatives removed");
    internal static readonly DiffRule AlternativesReordered = new("GTD3205", "Alternatives reordered");
    internal static readonly DiffRule UnknownKeysRejected = new("GTD4001", "Unknown keys rejected");
    internal static readonly DiffRule UnknownKeysAllowed = new("GTD4002", "Unknown keys allowed");
    internal static readonly DiffRule UnknownKeysDescribed = new("GTD4003", "Type of unknown keys changed");
    internal static readonly DiffRule PolicyChanged = new("GTD5001", "Owner, rotation or tags changed");

    /// <summary>Gets the title of a rule.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>The title.</returns>
    public static string TitleOf(string id) => All.First(rule => rule.Id == id).Title;

    /// <summary>Gets all rules, by id.</summary>
    public static IReadOnlyList<DiffRule> All { get; } =
    [
        CategoryRemoved, CategoryAdded, CategoryLeavesEnvironment, CategoryEntersEnvironment, CategoryIdentifier, CategorySecretName, CategoryRenamed,
        EnvironmentRemoved, EnvironmentAdded, ProjectRenamed, EnvironmentSelection, Regions, SecretNames,
        KeyRemoved, RequiredKeyAdded, OptionalKeyAdded, KeyRenamed, KeyBecameRequired, KeyBecameOptional, FormerNameRemoved, KeyIdentifier, SensitivityChanged, KeyDeprecated, DefaultChanged,
        TypeChanged, ConstraintTightened, ConstraintLoosened, NestedTypeRenamed, EnumValueRemoved, EnumValueAdded, AlternativeRemoved, AlternativeAdded, AlternativeMoved, CommonKeyRemoved, AlternativesReordered,
        UnknownKeysRejected, UnknownKeysAllowed, UnknownKeysDescribed, PolicyChanged,
    ];
}
