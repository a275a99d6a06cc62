namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Defines the names of generated types. The only place that knows their suffixes.</summary>
/// <remarks>The suffixes keep the plain names free for types of the project itself.</remarks>
internal static class GeneratedNames
{
    /// <summary>The class that has the environments as members.</summary>
    internal const string Root = "Secrets";

    /// <summary>The class that has the environments as members, read through one client.</summary>
    internal const string Instance = "SecretsRoot";

    /// <summary>The class that has the categories of all environments as members.</summary>
    internal const string SharedEnvironment = "EnvironmentSecrets";

    /// <summary>The class that has the categories of a preview environment as members.</summary>
    internal const string PreviewEnvironment = "PreviewEnvironmentSecrets";

    /// <summary>The method that gets a preview environment by its name.</summary>
    internal const string PreviewMethod = "Environment";

    /// <summary>The member of <see cref="PreviewEnvironment"/> that no category can be named as.</summary>
    internal const string PreviewEnvironmentName = "EnvironmentName";

    private const string RecordSuffix = "Secret";
    private const string AccessorSuffix = "Accessor";
    private const string EnvironmentSuffix = "Secrets";
    private const string EnumSuffix = "Kind";
    private const string MemberSuffix = "Key";

    /// <summary>Gets the record of a category or of an object nested in one.</summary>
    internal static string Record(string identifier) => identifier + RecordSuffix;

    /// <summary>Gets the name from which the name of a record was formed.</summary>
    internal static string OfRecord(string record) => record.Substring(0, record.Length - RecordSuffix.Length);

    /// <summary>Gets the enumeration of a key with listed values.</summary>
    internal static string Enum(string identifier) => identifier + EnumSuffix;

    /// <summary>Gets the class that reads a category.</summary>
    internal static string Accessor(string category) => category + AccessorSuffix;

    /// <summary>Gets the class with the categories of one environment.</summary>
    internal static string Environment(string environment) => environment + EnvironmentSuffix;

    /// <summary>Gets the property of a key whose own name is taken.</summary>
    internal static string Member(string identifier) => identifier + MemberSuffix;
}
