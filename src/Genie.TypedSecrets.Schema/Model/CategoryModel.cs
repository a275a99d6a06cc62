using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Model;

/// <summary>
/// Represents a category as its <c>&lt;category&gt;.schema.json</c> describes it, with references resolved. It is compared by value and has no positions or paths:
/// two files that differ in white space only have equal models.
/// </summary>
/// <param name="Name">The category's name in secret names, from the file's name: <c>api-keys</c>.</param>
/// <param name="Identifier">Its C# name: <c>ApiKeys</c>.</param>
/// <param name="Root">
/// The type of the whole secret: an <see cref="ObjectReference"/> to <c>Objects[0]</c>, a <see cref="UnionReference"/> to <c>Unions[0]</c>, a
/// <see cref="FreeFormType"/>, an <see cref="ArrayType"/>, or, for a category whose whole secret is one value, a <see cref="StringType"/>, <see cref="BinaryType"/> or <see cref="PemType"/>.
/// </param>
/// <param name="RootIsSensitive">Whether a scalar or a list at the root is sensitive; true where the root is an object, false where it is a list of objects.</param>
/// <param name="Objects">Every object type, that of the root first if it is an object, then in order of first appearance.</param>
/// <param name="Enums">Every enumeration, in order of first appearance.</param>
/// <param name="Environments">The environments the category exists in (<c>x-environments</c>); empty means all.</param>
/// <param name="Documentation">Its title, description and so on.</param>
/// <param name="Policy">Its owner and rotation.</param>
public sealed record CategoryModel(
    string Name,
    string Identifier,
    SchemaType Root,
    bool RootIsSensitive,
    EquatableArray<ObjectModel> Objects,
    EquatableArray<EnumModel> Enums,
    EquatableArray<string> Environments,
    DocumentationModel Documentation,
    PolicyModel Policy)
{
    /// <summary>Gets the category's own pattern of secret names, or its name in all environments (<c>x-secret-name</c>); null for the manifest's pattern.</summary>
    public string? SecretName { get; init; }

    /// <summary>Gets the names or ARNs in single environments (<c>x-secret-name</c>), in the schema's order. Environments that are not listed have the manifest's pattern.</summary>
    public EquatableArray<EnvironmentSecretName> SecretNames { get; init; }

    /// <summary>Gets whether numbers, booleans, objects and lists must not be stored as text (<c>x-strict</c>).</summary>
    public bool IsStrict { get; init; }

    /// <summary>Gets the former names of the category (<c>x-renamed-from</c>).</summary>
    public EquatableArray<FormerName> RenamedFrom { get; init; }

    /// <summary>Gets every type that is one of several objects, in order of first appearance.</summary>
    public EquatableArray<UnionModel> Unions { get; init; }
}

/// <summary>Represents a category's secret in one environment.</summary>
/// <param name="Environment">The environment, or a pattern of preview environments.</param>
/// <param name="Name">The secret's name, a pattern of it, or its ARN.</param>
public sealed record EnvironmentSecretName(string Environment, string Name);

/// <summary>Represents a JSON object with known keys: the root of most categories, or nested in one.</summary>
/// <param name="Identifier">The C# name of its record, unique in the category: <c>ApiKeysSecret</c>, or <c>ExternalApiSecret</c> for the nested key <c>external_api</c>.</param>
/// <param name="Keys">Its keys, in the schema's order.</param>
/// <param name="AllowsAdditionalKeys">Whether a value may have keys that the schema does not name. They are skipped.</param>
/// <param name="Description">Its own description, if it is nested or a definition.</param>
public sealed record ObjectModel(string Identifier, EquatableArray<KeyModel> Keys, bool AllowsAdditionalKeys, string? Description)
{
    /// <summary>Gets the map of the keys that the schema does not name; null if they are ignored or rejected.</summary>
    public AdditionalKeysModel? Additional { get; init; }

    /// <summary>Gets the least number of keys, named or not; null if there is none.</summary>
    public int? MinProperties { get; init; }

    /// <summary>Gets the largest number of keys, named or not; null if there is none.</summary>
    public int? MaxProperties { get; init; }

    /// <summary>Gets the rules about which keys must be present together.</summary>
    public EquatableArray<KeyRuleModel> Rules { get; init; }

    /// <summary>Gets the C# name of the union that it is an alternative of, or null.</summary>
    public string? Union { get; init; }
}

/// <summary>Represents the keys of an object that its schema describes by one type instead of by name (<c>additionalProperties</c>).</summary>
/// <param name="Identifier">The C# property: <c>AdditionalProperties</c>, or <c>Value</c> for a category that is a map as a whole.</param>
/// <param name="Type">The map. Limits on the number of keys are those of the object.</param>
public sealed record AdditionalKeysModel(string Identifier, MapType Type);

/// <summary>Represents a key of an object.</summary>
/// <param name="JsonName">Its name in the stored JSON: <c>github_token</c>.</param>
/// <param name="Identifier">Its C# property: <c>GithubToken</c>.</param>
/// <param name="Type">The type and constraints of its value.</param>
/// <param name="IsRequired">Whether a value without it is rejected.</param>
/// <param name="IsSensitive">Whether the property is a <c>Secret&lt;T&gt;</c>. Always false if the type is an object or an array of objects, whose keys are sensitive or not individually.</param>
/// <param name="RenamedFrom">Its former names, which stored values may still have.</param>
/// <param name="DefaultJson">The value of an optional key that is absent, as JSON text; null if there is none. It fits <paramref name="Type"/>.</param>
/// <param name="Documentation">Its title, description and so on.</param>
/// <param name="Policy">Its owner and rotation.</param>
public sealed record KeyModel(
    string JsonName,
    string Identifier,
    SchemaType Type,
    bool IsRequired,
    bool IsSensitive,
    EquatableArray<FormerName> RenamedFrom,
    string? DefaultJson,
    DocumentationModel Documentation,
    PolicyModel Policy);

/// <summary>Represents a name that a key or a category had before (<c>x-renamed-from</c>).</summary>
/// <param name="JsonName">The former name in stored JSON, or in secret names.</param>
/// <param name="Identifier">The former C# property.</param>
public sealed record FormerName(string JsonName, string Identifier);

/// <summary>Represents a string key with a closed list of values.</summary>
/// <param name="Identifier">The C# name of its enum, unique in the category: <c>EngineKind</c>.</param>
/// <param name="Members">Its values, in the schema's order.</param>
/// <param name="Description">Its own description, if it is a definition.</param>
public sealed record EnumModel(string Identifier, EquatableArray<EnumMemberModel> Members, string? Description);

/// <summary>Represents a value of an enumeration.</summary>
/// <param name="JsonValue">The string in the stored JSON.</param>
/// <param name="Identifier">The C# member.</param>
public sealed record EnumMemberModel(string JsonValue, string Identifier);

/// <summary>Represents the documentation in a schema. It is shown in IntelliSense.</summary>
/// <param name="Title">The <c>title</c>.</param>
/// <param name="Description">The <c>description</c>.</param>
/// <param name="IsDeprecated">The <c>deprecated</c> flag.</param>
/// <param name="ExamplesJson">The <c>examples</c> of a key that is not sensitive, as JSON text.</param>
public sealed record DocumentationModel(string? Title, string? Description, bool IsDeprecated, EquatableArray<string> ExamplesJson);

/// <summary>Represents the management of a secret or key: its owner, rotation and tags.</summary>
/// <param name="Owner">The team or person that is responsible (<c>x-owner</c>).</param>
/// <param name="RotationDays">The rotation interval of the value, in days (<c>x-rotation-days</c>).</param>
/// <param name="Tags">The AWS tags (<c>x-tags</c>), by key in ordinal order. Only categories have tags.</param>
public sealed record PolicyModel(string? Owner, int? RotationDays, EquatableArray<TagModel> Tags);

/// <summary>Represents an AWS tag.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record TagModel(string Key, string Value);
