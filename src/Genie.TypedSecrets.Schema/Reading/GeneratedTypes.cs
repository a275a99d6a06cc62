using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Gives the types of a category their C# names. The first type of a name keeps it, and later ones get the name of their parent as prefix, so
/// that adding a type never renames the ones before it.
/// </summary>
internal sealed class GeneratedTypes(SchemaDocument own, string category)
{
    private readonly Dictionary<NamedShape, string> _names = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    internal string Root { get; } = GeneratedNames.Record(category);

    internal bool IsTaken(string identifier) => _places.ContainsKey(identifier);

    internal bool TryGet(NamedShape shape, out string identifier)
    {
        var found = _names.TryGetValue(shape, out var name);
        identifier = name ?? string.Empty;
        return found;
    }

    internal void AddRoot(NamedShape shape)
    {
        _names.Add(shape, Root);
        ReserveRoot();
    }

    /// <summary>Takes the name of the category's record, if that is not an object of the schema.</summary>
    internal void ReserveRoot() => _places.Add(Root, "the category itself");

    /// <summary>Names a type that has no name yet.</summary>
    /// <param name="shape">The type.</param>
    /// <param name="key">The place it was found at.</param>
    /// <param name="parent">The C# name of the object that key is in.</param>
    /// <param name="at">The place where a collision is reported, in the file that is read.</param>
    internal string Add(NamedShape shape, TypePlace key, string parent, TextSpan at)
    {
        var (name, prefix, place) = shape.DefinitionName is { } definition
            ? (IdentifierRules.ToIdentifier(definition)!, FileIdentifier(shape.Document), $"the definition '{definition}' in {shape.Document.FileName}")
            : (key.Identifier, GeneratedNames.OfRecord(parent), $"{key.Description} in '{parent}'");

        var identifier = shape is EnumShape ? GeneratedNames.Enum(name) : GeneratedNames.Record(name);
        if (_places.ContainsKey(identifier))
        {
            identifier = prefix + identifier;
        }

        if (!IdentifierRules.FitsCompiler(identifier))
        {
            own.Report(SchemaRules.NameTooLong, at, "type", identifier, CSharpName.Advice);
        }

        if (_places.TryGetValue(identifier, out var other))
        {
            own.Report(SchemaRules.TypeCollision, at, other, place, identifier);
        }
        else
        {
            _places.Add(identifier, place);
        }

        _names.Add(shape, identifier);
        return identifier;
    }

    private static string FileIdentifier(SchemaDocument document) =>
        IdentifierRules.ToIdentifier(CategoryFileName.CategoryOf(document.FileName) ?? document.FileName) ?? "File";
}

/// <summary>Represents the place of a type, after which the type is named unless a definition names it.</summary>
/// <param name="Identifier">Its C# name.</param>
/// <param name="Description">The description of the type for messages: <c>the key 'token'</c>.</param>
internal sealed record TypePlace(string Identifier, string Description);
