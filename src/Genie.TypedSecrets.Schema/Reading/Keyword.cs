namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Specifies where a schema is.</summary>
[Flags]
internal enum SchemaPlaces
{
    None = 0,
    Root = 1,
    Definition = 2,
    Key = 4,
    Items = 8,
    Values = 16,
    Names = 32,
    Part = 64,
    Alternative = 128,
    Anywhere = Root | Definition | Key | Items | Values,
    Parts = Part | Alternative,
}

/// <summary>Represents the types that a keyword can be for.</summary>
[Flags]
internal enum SchemaKinds
{
    None = 0,
    String = 1,
    Integer = 2,
    Number = 4,
    Boolean = 8,
    Array = 16,
    Object = 32,
    Any = String | Integer | Number | Boolean | Array | Object,
}

/// <summary>Specifies what the value of a keyword must be.</summary>
internal enum KeywordValue
{
    Anything,
    Text,
    Flag,
    Count,
    Number,
    List,
    TextList,
    Members,
    TextOrTextList,
    TextOrMembers,
    FlagOrMembers,
    MembersOfTextLists,
}

/// <summary>Represents a keyword of the closed vocabulary.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Value">The kind of value that the keyword must have.</param>
/// <param name="Places">The places in which the keyword may stand.</param>
/// <param name="Kinds">The types it is for.</param>
/// <param name="BesideReference">Whether it says nothing about the values, so that it is not merged with the definition of a <c>$ref</c> beside it.</param>
internal sealed record Keyword(
    string Name,
    KeywordValue Value,
    SchemaPlaces Places = SchemaPlaces.Anywhere,
    SchemaKinds Kinds = SchemaKinds.Any,
    bool BesideReference = false);
