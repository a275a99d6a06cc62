using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads a category's <c>*.schema.json</c>.</summary>
/// <remarks>Pure and thread-safe. Does not throw on any text.</remarks>
public static class CategoryReader
{
    private static readonly HashSet<string> s_libraryKeywords = new(
        ["$schema", "$id", "$comment", "$defs", "title", "description"], StringComparer.Ordinal);

    /// <summary>Reads a schema and reports all its errors.</summary>
    /// <param name="file">The schema's text.</param>
    /// <param name="siblings">
    /// The texts of the files it refers to, see <see cref="ReferencedFiles(SchemaText)"/>, and of those that they refer to in turn. Others are
    /// ignored. A file that is referred to and missing is reported.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static CategoryReadResult Read(SchemaText file, IReadOnlyList<SchemaText> siblings, CancellationToken cancellationToken = default)
    {
        var texts = new Dictionary<string, SchemaText>(StringComparer.Ordinal);
        foreach (var sibling in siblings)
        {
            texts[CategoryFileName.Of(sibling.Path)] = sibling;
        }

        return Read(new ParsedText(file), name => texts.TryGetValue(name, out var text) ? new ParsedText(text) : null, cancellationToken);
    }

    /// <summary>Reads a schema whose file is parsed already.</summary>
    /// <param name="text">The file.</param>
    /// <param name="find">Finds a file by its name in the same directory; returns null if there is none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    internal static CategoryReadResult Read(ParsedText text, Func<string, ParsedText?> find, CancellationToken cancellationToken = default)
    {
        var document = new SchemaDocument(text);
        var (name, identifier) = ReadName(document);
        if (document.Root is null)
        {
            return new CategoryReadResult(Model: null, document.Diagnostics(), new(document.Start, default)) { Draft = CanBeDraft(identifier) ? DraftOf(text, find, name, identifier!, cancellationToken) : null };
        }

        var schemas = new SchemaReader(new SchemaDocuments(document, find, cancellationToken));
        var root = IsLibrary(document.Root)
            ? ReadLibrary(document)
            : schemas.Read(document, document.Root, SchemaPlaces.Root, depth: 0);
        schemas.ReadDefinitions();

        var details = root is null ? RootDetails.None : RootDetails.Read(root.Node);
        var naming = root is null ? CategoryNaming.None : CategoryNaming.Read(root.Node, details.Environments);
        var model = root?.Type is null || identifier is null ? null : Build(document, root, details, naming, name, identifier);
        return new CategoryReadResult(
            document.HasErrors ? null : model,
            document.Diagnostics(),
            new(document.Start, details.Environments.Concat(naming.Environments).ToEquatableArray()) { SecretName = naming.At, FormerNames = naming.FormerNames })
        {
            Draft = document.HasErrors && CanBeDraft(identifier) && !IsLibrary(document.Root) ? CategoryDraft.Of(name, identifier!, model, document.Root) : null,
        };
    }

    private static bool CanBeDraft(string? identifier) => identifier is not null && !ReservedNames.IsTakenForCategories(identifier) && IdentifierRules.FitsCompiler(identifier);

    // If the file is not valid JSON, the first repaired text that is valid JSON is used.
    private static CategoryModel DraftOf(ParsedText text, Func<string, ParsedText?> find, string name, string identifier, CancellationToken cancellationToken) => CategoryDraft
        .Repaired(text.Json)
        .Select(repaired => new ParsedText(text.File with { Text = repaired }))
        .Where(repaired => repaired.Json.Root is JsonObject)
        .Select(repaired => Read(repaired, find, cancellationToken))
        .Select(read => read.Model ?? read.Draft)
        .FirstOrDefault(model => model is not null) ?? CategoryDraft.Of(name, identifier, read: null, root: null);

    /// <summary>Gets the names of the sibling files that a schema's <c>$ref</c>s name, each once, in ordinal order.</summary>
    /// <param name="file">The schema's text. Invalid JSON refers to no files.</param>
    public static EquatableArray<string> ReferencedFiles(SchemaText file)
    {
        // Most files have no references and need not be parsed. An escape could hide the keyword.
        return file.Text.IndexOf("$ref", StringComparison.Ordinal) < 0 && file.Text.IndexOf("\\u", StringComparison.Ordinal) < 0
            ? default
            : ReferencedFiles(new ParsedText(file));
    }

    /// <summary>Gets the names of the files that a parsed file refers to.</summary>
    /// <param name="text">The file.</param>
    internal static EquatableArray<string> ReferencedFiles(ParsedText text)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(text.Json.Root);
        names.Remove(CategoryFileName.Of(text.File.Path));
        return names.ToEquatableArray();

        void Collect(JsonNode? node)
        {
            foreach (var item in (node as JsonArray)?.Items ?? [])
            {
                Collect(item);
            }

            foreach (var member in (node as JsonObject)?.Members ?? [])
            {
                if (member is { Name: "$ref", Value: JsonString reference } && DefinitionReference.Parse(reference.Value)?.FileName is { } name)
                {
                    names.Add(name);
                }

                Collect(member.Value);
            }
        }
    }

    private static (string Name, string? Identifier) ReadName(SchemaDocument document)
    {
        if (CategoryFileName.CategoryOf(document.FileName) is not { } name || !CategoryFileName.IsValidCategory(name))
        {
            document.Report(SchemaRules.InvalidFileName, default, document.FileName);
            return (string.Empty, null);
        }

        var chosen = CSharpName.Read(document, document.Root, out var isChosen);
        var identifier = isChosen ? chosen : IdentifierRules.ToIdentifier(name);
        if (identifier is not null && ReservedNames.IsTakenForCategories(identifier))
        {
            document.Report(SchemaRules.ReservedCategoryName, default, name, identifier);
        }

        return (name, identifier);
    }

    // A file that contains only definitions is for other files to refer to.
    private static bool IsLibrary(JsonNode root) => root is JsonObject { Members: var members }
        && members.Any(member => member.Name == "$defs") && members.All(member => s_libraryKeywords.Contains(member.Name));

    private static SchemaUse? ReadLibrary(SchemaDocument document) =>
        KeywordReader.Read(document, document.Root!, SchemaPlaces.Root) is { } node ? new SchemaUse(node, Type: null, Annotations.Read(node)) : null;

    private static CategoryModel Build(SchemaDocument document, SchemaUse root, RootDetails details, CategoryNaming naming, string name, string identifier)
    {
        var builder = new ModelBuilder(document, identifier);
        var type = builder.Add(root.Type!, root.Node.Span);
        var objects = builder.BuildObjects();
        var unions = builder.BuildUnions();
        return new CategoryModel(
            name,
            identifier,
            type,
            type is ArrayType ? root.IsSensitive && !SchemaTypes.HoldsKeys(type) : root.IsSensitive || SchemaTypes.IsJson(type),
            objects,
            builder.Enums,
            details.Environments.Select(environment => environment.Name).ToEquatableArray(),
            root.Annotations.ToDocumentation(),
            root.Annotations.ToPolicy(details.Tags))
        {
            IsStrict = root.Node.GetFlag("x-strict") ?? false,
            SecretName = naming.SecretName,
            SecretNames = naming.SecretNames,
            RenamedFrom = naming.RenamedFrom,
            Unions = unions,
        };
    }
}
