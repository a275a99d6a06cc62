namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS01xx: the manifest, schemas/secrets.json.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0101: the manifest is no object.</summary>
    public static SchemaRule ManifestNotAnObject { get; } = new(
        "GTS0101", "Manifest is not an object", "The manifest must be a JSON object: {{ \"project\": \"genie\", \"environments\": [\"dev\", \"prod\"] }}.");

    /// <summary>GTS0102: a key nobody knows. Arguments: the key, what to do.</summary>
    public static SchemaRule UnknownManifestKey { get; } = new(
        "GTS0102", "Unknown key in the manifest", "The manifest knows no key '{0}'. {1}");

    /// <summary>GTS0103: a key is missing. Arguments: the key, an example.</summary>
    public static SchemaRule MissingManifestKey { get; } = new(
        "GTS0103", "Missing key in the manifest", "The key '{0}' is missing. Add it: {1}.");

    /// <summary>GTS0104: a value of another kind. Arguments: the key, the kind.</summary>
    public static SchemaRule ManifestValueKind { get; } = new(
        "GTS0104", "Wrong kind of value in the manifest", "The value of '{0}' must be {1}. Write it so.");

    /// <summary>GTS0105: a project's name. Argument: the name.</summary>
    public static SchemaRule InvalidProjectName { get; } = new(
        "GTS0105",
        "Invalid project name",
        "'{0}' cannot be the project: it starts the name of every secret. Use up to 128 lower case letters, digits and hyphens, the first no hyphen.");

    /// <summary>GTS0106: an environment's name. Argument: the name.</summary>
    public static SchemaRule InvalidEnvironmentName { get; } = new(
        "GTS0106",
        "Invalid environment name",
        "'{0}' cannot be an environment: it is part of the name of secrets. Use up to 64 lower case letters, digits, hyphens and underscores, the first a letter or digit.");

    /// <summary>GTS0107: no environments.</summary>
    public static SchemaRule NoEnvironments { get; } = new(
        "GTS0107", "No environments", "There must be an environment. Name at least one: [\"dev\"].");

    /// <summary>GTS0108: an environment twice. Argument: the name.</summary>
    public static SchemaRule DuplicateEnvironment { get; } = new(
        "GTS0108", "Duplicate environment", "The environment '{0}' is listed already. Remove one of the two.");

    /// <summary>GTS0109: a default that is not listed. Arguments: the name, what to do.</summary>
    public static SchemaRule UnknownDefaultEnvironment { get; } = new(
        "GTS0109", "Unknown default environment", "The default environment '{0}' is not among 'environments'. {1}");

    /// <summary>GTS0110: the name of an environment variable. Argument: the name.</summary>
    public static SchemaRule InvalidEnvironmentVariable { get; } = new(
        "GTS0110",
        "Invalid environment variable",
        "'{0}' cannot name an environment variable. Use letters, digits and underscores, the first no digit, such as ENVIRONMENT.");

    /// <summary>GTS0111: a region that is none. Argument: the region.</summary>
    public static SchemaRule InvalidRegion { get; } = new(
        "GTS0111", "Invalid region", "'{0}' is no AWS region. Write its code, such as us-east-1.");

    /// <summary>GTS0112: a list of regions that says nothing, or one twice. Argument: what to do.</summary>
    public static SchemaRule RegionList { get; } = new(
        "GTS0112", "Regions empty or repeated", "The list of regions is not a list of different regions: {0}.");

    /// <summary>GTS0113: an environment whose C# name is taken by the generated class. Arguments: the name, the C# name.</summary>
    public static SchemaRule ReservedEnvironmentName { get; } = new(
        "GTS0113",
        "Reserved environment name",
        "The environment '{0}' would be 'Secrets.{1}' in C#, which the generated code needs itself. Rename the environment.");

    /// <summary>GTS0114: two environments with one C# name. Arguments: both names, the C# name.</summary>
    public static SchemaRule EnvironmentCollision { get; } = new(
        "GTS0114", "Environments with the same C# name", "The environments '{0}' and '{1}' are both 'Secrets.{2}' in C#. Rename one of the two.");

    /// <summary>GTS0115: $schema. Argument: the value.</summary>
    public static SchemaRule ManifestDialect { get; } = new(
        "GTS0115", "Unknown $schema in the manifest", "'{0}' does not describe a manifest. Write \"meta/secrets.meta.json\", or remove '$schema'.");
}
