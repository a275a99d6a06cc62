namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS01xx: the manifest, <c>schemas/secrets.json</c>.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0101: the manifest is not an object.</summary>
    public static SchemaRule ManifestNotAnObject { get; } = new(
        "GTS0101", "Manifest is not an object", "The manifest must be a JSON object, for example: {{ \"project\": \"genie\", \"environments\": [\"dev\", \"prod\"] }}.");

    /// <summary>Gets GTS0102: an unknown key. Arguments: the key, the advice.</summary>
    public static SchemaRule UnknownManifestKey { get; } = new(
        "GTS0102", "Unknown key in the manifest", "'{0}' is not a key of the manifest. {1}");

    /// <summary>Gets GTS0103: a missing key. Arguments: the key, an example.</summary>
    public static SchemaRule MissingManifestKey { get; } = new(
        "GTS0103", "Missing key in the manifest", "The required key '{0}' is missing. Add it, for example: {1}.");

    /// <summary>Gets GTS0104: a value of the wrong kind. Arguments: the key, the expected kind.</summary>
    public static SchemaRule ManifestValueKind { get; } = new(
        "GTS0104", "Wrong kind of value in the manifest", "The value of '{0}' must be {1}. Change the value.");

    /// <summary>Gets GTS0105: an invalid project name. Argument: the name.</summary>
    public static SchemaRule InvalidProjectName { get; } = new(
        "GTS0105",
        "Invalid project name",
        "'{0}' is not a valid project name. It becomes part of secret names: use up to 128 lowercase letters, digits and hyphens, and do not begin with a hyphen.");

    /// <summary>Gets GTS0106: an invalid environment name. Argument: the name.</summary>
    public static SchemaRule InvalidEnvironmentName { get; } = new(
        "GTS0106",
        "Invalid environment name",
        "'{0}' is not a valid environment name. It becomes part of secret names: use up to 64 lowercase letters, digits, hyphens and underscores, and begin with a letter or digit.");

    /// <summary>Gets GTS0107: no environments.</summary>
    public static SchemaRule NoEnvironments { get; } = new(
        "GTS0107", "No environments", "The list of environments is empty. Add at least one, for example: [\"dev\"].");

    /// <summary>Gets GTS0108: an environment that is listed twice. Argument: the name.</summary>
    public static SchemaRule DuplicateEnvironment { get; } = new(
        "GTS0108", "Duplicate environment", "The environment '{0}' is listed twice. Remove one of the entries.");

    /// <summary>Gets GTS0109: a default environment that is not listed. Arguments: the name, the advice.</summary>
    public static SchemaRule UnknownDefaultEnvironment { get; } = new(
        "GTS0109", "Unknown default environment", "'environments' does not list the default environment '{0}'. {1}");

    /// <summary>Gets GTS0110: an invalid name of an environment variable. Argument: the name.</summary>
    public static SchemaRule InvalidEnvironmentVariable { get; } = new(
        "GTS0110",
        "Invalid environment variable",
        "'{0}' is not a valid name of an environment variable. Use letters, digits and underscores, and do not begin with a digit: ENVIRONMENT, for example.");

    /// <summary>Gets GTS0111: an invalid region. Argument: the region.</summary>
    public static SchemaRule InvalidRegion { get; } = new(
        "GTS0111", "Invalid region", "'{0}' is not an AWS region. Use the region's code, for example us-east-1.");

    /// <summary>Gets GTS0112: a list of regions that is empty or names one twice. Argument: what is wrong and what to do.</summary>
    public static SchemaRule RegionList { get; } = new(
        "GTS0112", "Regions empty or repeated", "The list of regions is not valid: {0}.");

    /// <summary>Gets GTS0113: an environment whose C# name the generated code uses. Arguments: the name, the C# name.</summary>
    public static SchemaRule ReservedEnvironmentName { get; } = new(
        "GTS0113",
        "Reserved environment name",
        "The environment '{0}' would be 'Secrets.{1}' in C#, which generated code uses for something else. Choose another name for the environment.");

    /// <summary>Gets GTS0114: two environments with the same C# name. Arguments: both names, the C# name.</summary>
    public static SchemaRule EnvironmentCollision { get; } = new(
        "GTS0114", "Environments with the same C# name", "The environments '{0}' and '{1}' would both be 'Secrets.{2}' in C#. Choose another name for one of them.");

    /// <summary>Gets GTS0115: an unknown <c>$schema</c>. Argument: the value.</summary>
    public static SchemaRule ManifestDialect { get; } = new(
        "GTS0115", "Unknown $schema in the manifest", "'{0}' is not the meta-schema of the manifest. Use \"meta/secrets.meta.json\", or remove '$schema'.");

    /// <summary>Gets GTS0116: an invalid alias. Argument: the alias.</summary>
    public static SchemaRule InvalidAlias { get; } = new(
        "GTS0116",
        "Invalid alias of an environment",
        "'{0}' is not a valid alias of an environment. Use up to 64 letters, digits, spaces, dots, hyphens and underscores, and begin with a letter or digit.");

    /// <summary>Gets GTS0117: an alias that selects an environment already. Arguments: the alias, the environment.</summary>
    public static SchemaRule AliasInUse { get; } = new(
        "GTS0117", "Alias in use", "'{0}' already selects the environment '{1}'; case is ignored. Remove the alias.");

    /// <summary>Gets GTS0118: an invalid pattern of preview environments. Arguments: the pattern, what is wrong and what to do.</summary>
    public static SchemaRule InvalidPreview { get; } = new(
        "GTS0118", "Invalid preview environments", "The preview environments '{0}' are not valid: {1}.");
}
