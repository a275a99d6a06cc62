namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Defines the closed vocabulary. Every other keyword is an error.</summary>
internal static class KeywordTable
{
    private const SchemaPlaces Named = SchemaPlaces.Root | SchemaPlaces.Definition | SchemaPlaces.Key;
    private const SchemaPlaces Valued = SchemaPlaces.Definition | SchemaPlaces.Key;
    private const SchemaPlaces Listed = Valued | SchemaPlaces.Items | SchemaPlaces.Values;
    private const SchemaPlaces Objects = SchemaPlaces.Anywhere | SchemaPlaces.Parts;
    private const SchemaPlaces Everywhere = Objects | SchemaPlaces.Names;
    private const SchemaPlaces AnywhereAndNames = SchemaPlaces.Anywhere | SchemaPlaces.Names;
    private const SchemaKinds Numeric = SchemaKinds.Integer | SchemaKinds.Number;

    private static readonly Dictionary<string, Keyword> s_keywords = new Keyword[]
    {
        new("$schema", KeywordValue.Text, SchemaPlaces.Root),
        new("$id", KeywordValue.Text, SchemaPlaces.Root),
        new("$defs", KeywordValue.Members, SchemaPlaces.Root),
        new("$ref", KeywordValue.Text, Listed | SchemaPlaces.Parts, BesideReference: true),
        new("$comment", KeywordValue.Text, Everywhere, BesideReference: true),

        new("title", KeywordValue.Text, Everywhere, BesideReference: true),
        new("description", KeywordValue.Text, Everywhere, BesideReference: true),
        new("deprecated", KeywordValue.Flag, Named, BesideReference: true),
        new("readOnly", KeywordValue.Flag, BesideReference: true),
        new("writeOnly", KeywordValue.Flag, BesideReference: true),
        new("default", KeywordValue.Anything, Valued, BesideReference: true),
        new("examples", KeywordValue.List, Named, BesideReference: true),

        new("type", KeywordValue.Anything, Everywhere),
        new("enum", KeywordValue.List, Listed, SchemaKinds.String | Numeric | SchemaKinds.Boolean),
        new("const", KeywordValue.Anything, Listed, SchemaKinds.String | Numeric | SchemaKinds.Boolean),

        new("properties", KeywordValue.Members, Objects, SchemaKinds.Object),
        new("required", KeywordValue.TextList, Objects, SchemaKinds.Object),
        new("additionalProperties", KeywordValue.FlagOrMembers, Objects, SchemaKinds.Object),
        new("patternProperties", KeywordValue.Members, Objects, SchemaKinds.Object),
        new("propertyNames", KeywordValue.Members, Objects, SchemaKinds.Object),
        new("minProperties", KeywordValue.Count, Objects, SchemaKinds.Object),
        new("maxProperties", KeywordValue.Count, Objects, SchemaKinds.Object),

        new("unevaluatedProperties", KeywordValue.Flag, Kinds: SchemaKinds.Object),
        new("dependentRequired", KeywordValue.MembersOfTextLists, Objects, SchemaKinds.Object),
        new("allOf", KeywordValue.List, Objects, SchemaKinds.Object),
        new("anyOf", KeywordValue.List, Objects, SchemaKinds.Object),
        new("oneOf", KeywordValue.List, Objects, SchemaKinds.Object),

        new("items", KeywordValue.Anything, Kinds: SchemaKinds.Array),
        new("minItems", KeywordValue.Count, Kinds: SchemaKinds.Array),
        new("maxItems", KeywordValue.Count, Kinds: SchemaKinds.Array),
        new("uniqueItems", KeywordValue.Flag, Kinds: SchemaKinds.Array),

        new("format", KeywordValue.Text, Kinds: SchemaKinds.String | Numeric),
        new("minLength", KeywordValue.Count, AnywhereAndNames, SchemaKinds.String),
        new("maxLength", KeywordValue.Count, AnywhereAndNames, SchemaKinds.String),
        new("pattern", KeywordValue.Text, AnywhereAndNames, SchemaKinds.String),
        new("contentEncoding", KeywordValue.Text, Kinds: SchemaKinds.String),
        new("contentMediaType", KeywordValue.Text, Kinds: SchemaKinds.String),

        new("minimum", KeywordValue.Number, Kinds: Numeric),
        new("maximum", KeywordValue.Number, Kinds: Numeric),
        new("exclusiveMinimum", KeywordValue.Number, Kinds: Numeric),
        new("exclusiveMaximum", KeywordValue.Number, Kinds: Numeric),

        new("x-sensitive", KeywordValue.Flag, Named | SchemaPlaces.Values | SchemaPlaces.Names, BesideReference: true),
        new(CSharpName.Keyword, KeywordValue.TextOrMembers, SchemaPlaces.Anywhere | SchemaPlaces.Alternative, BesideReference: true),
        new("x-renamed-from", KeywordValue.TextOrTextList, SchemaPlaces.Root | SchemaPlaces.Key, BesideReference: true),
        new("x-environments", KeywordValue.TextList, SchemaPlaces.Root),
        new("x-strict", KeywordValue.Flag, SchemaPlaces.Root),
        new("x-secret-name", KeywordValue.TextOrMembers, SchemaPlaces.Root),
        new("x-owner", KeywordValue.Text, Named, BesideReference: true),
        new("x-rotation-days", KeywordValue.Anything, Named, BesideReference: true),
        new("x-tags", KeywordValue.Members, SchemaPlaces.Root),
    }.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);

    /// <summary>Gets the names of all keywords, in the order of their documentation.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. s_keywords.Keys];

    internal static Keyword? Find(string name) => s_keywords.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>Gets the advice for a keyword in the wrong place.</summary>
    internal static string Home(Keyword keyword, SchemaPlaces place) => keyword switch
    {
        { Name: "enum" or "const" } when place == SchemaPlaces.Names => "the names of keys can be restricted with 'pattern', 'minLength' and 'maxLength'. List keys that are known under 'properties'",
        _ when place == SchemaPlaces.Names => "the names of keys can be restricted with 'pattern', 'minLength' and 'maxLength'. Remove it",
        { Name: "$ref" } => "the root cannot be a reference. Write the type here, and refer from its keys",
        { Places: SchemaPlaces.Root } => "move it to the top of the file",
        { Name: "x-renamed-from" } => "move it to a key, under 'properties'",
        { Name: CSharpName.Keyword } => "a part of an object has no C# name. Move it to the object",
        { Name: "default" } => "only a key, under 'properties', can have it. Move it there",
        { Name: "enum" or "const" } => "a secret that is one value cannot be limited to a list. Remove it, or make the root an object",
        _ => "move it to the array or key that this belongs to",
    };
}
