using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Represents the context that the emitters of one category share.</summary>
internal sealed class CategoryContext
{
    private readonly Dictionary<string, Dictionary<string, string>> _members = new(StringComparer.Ordinal);

    internal CategoryContext(SourceWriter writer, CategoryModel category, EmitSettings settings, CategoryNames names)
    {
        Writer = writer;
        Category = category;
        Settings = settings;
        Names = names;
        Record = GeneratedNames.Record(category.Identifier);
        Prefix = Record + ".";
        Owner = DocText.Owner(category.Policy.Owner);
        Rotation = DocText.Rotation(category.Policy.RotationDays);
        Objects = category.Objects.ToDictionary(item => item.Identifier, StringComparer.Ordinal);
        Unions = category.Unions.ToDictionary(item => item.Identifier, StringComparer.Ordinal);
        Enums = category.Enums.ToDictionary(item => item.Identifier, StringComparer.Ordinal);
    }

    internal SourceWriter Writer { get; }

    internal CategoryModel Category { get; }

    internal EmitSettings Settings { get; }

    internal CategoryNames Names { get; }

    /// <summary>Gets the category's record.</summary>
    internal string Record { get; }

    /// <summary>Gets the text before the names of nested types outside the category's record, and in expressions, where a property could hide them.</summary>
    internal string Prefix { get; }

    /// <summary>Gets the owner of the category as documentation names it.</summary>
    internal string Owner { get; }

    /// <summary>Gets the rotation interval of the category as documentation names it.</summary>
    internal string Rotation { get; }

    /// <summary>Gets the object types by C# name.</summary>
    internal IReadOnlyDictionary<string, ObjectModel> Objects { get; }

    /// <summary>Gets the unions by C# name.</summary>
    internal IReadOnlyDictionary<string, UnionModel> Unions { get; }

    /// <summary>Gets the enumerations by C# name.</summary>
    internal IReadOnlyDictionary<string, EnumModel> Enums { get; }

    /// <summary>Gets the C# member of an enumeration's value.</summary>
    internal string MemberOf(string identifier, string value)
    {
        if (!_members.TryGetValue(identifier, out var members))
        {
            members = Enums[identifier].Members.ToDictionary(member => member.JsonValue, member => member.Identifier, StringComparer.Ordinal);
            _members.Add(identifier, members);
        }

        return members[value];
    }
}
