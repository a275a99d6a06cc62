using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the names that a category gives itself: those of its secrets, and its former ones.</summary>
internal sealed record CategoryNaming
{
    private const string Keyword = "x-secret-name";
    private const string FormerKeyword = "x-renamed-from";

    internal static CategoryNaming None { get; } = new();

    internal string? SecretName { get; private init; }

    internal EquatableArray<EnvironmentSecretName> SecretNames { get; private init; }

    internal EquatableArray<FormerName> RenamedFrom { get; private init; }

    /// <summary>Gets the place of <c>x-secret-name</c>; null if there is none.</summary>
    internal SourceLocation? At { get; private init; }

    /// <summary>Gets the environments that have a name of their own.</summary>
    internal EquatableArray<NameMention> Environments { get; private init; }

    /// <summary>Gets the places of the former names.</summary>
    internal EquatableArray<NameMention> FormerNames { get; private init; }

    internal static CategoryNaming Read(SchemaNode node, EquatableArray<NameMention> environments)
    {
        var former = ReadFormer(node);
        var naming = new CategoryNaming
        {
            RenamedFrom = former.Select(name => new FormerName(name.Value, IdentifierRules.ToIdentifier(name.Value)!)).ToEquatableArray(),
            FormerNames = former.Select(name => new NameMention(name.Value, node.Document.Locate(name.Span))).ToEquatableArray(),
        };
        if (!node.TryGet(Keyword, out var member))
        {
            return naming;
        }

        naming = naming with { At = node.Document.Locate(member.NameSpan) };
        return member.Value is JsonString text
            ? naming with { SecretName = IsName(node.Document, text) ? text.Value : null }
            : ReadEach(naming, node.Document, (JsonObject)member.Value, environments);
    }

    private static CategoryNaming ReadEach(CategoryNaming naming, SchemaDocument document, JsonObject json, EquatableArray<NameMention> environments)
    {
        if (json.Members.Count == 0)
        {
            document.Report(SchemaRules.EmptyValue, json.Span, Keyword, "Name the secret of an environment, or remove it");
        }

        var names = new List<EnvironmentSecretName>();
        foreach (var member in json.Members)
        {
            if (member.Value is not JsonString name)
            {
                document.Report(SchemaRules.KeywordKind, member.Value.Span, member.Name, "a string", "Change the value");
            }
            else if (environments.Count > 0 && environments.All(mention => mention.Name != member.Name))
            {
                document.Report(SchemaRules.InvalidSecretName, name.Span, name.Value, $"'x-environments' does not list '{member.Name}'. Add it there, or remove the name");
            }
            else if (IsName(document, name))
            {
                names.Add(new(member.Name, name.Value));
            }
        }

        return naming with
        {
            SecretNames = names.ToEquatableArray(),
            Environments = json.Members.Select(member => new NameMention(member.Name, document.Locate(member.NameSpan))).ToEquatableArray(),
        };
    }

    private static bool IsName(SchemaDocument document, JsonString name)
    {
        var problem = SecretArn.IsArn(name.Value) ? SecretArn.FindProblem(name.Value) : SecretNamePattern.FindProblem(name.Value);
        if (problem is not null)
        {
            document.Report(SchemaRules.InvalidSecretName, name.Span, name.Value, problem);
        }

        return problem is null;
    }

    private static List<JsonString> ReadFormer(SchemaNode node)
    {
        var result = new List<JsonString>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in FormerNameRules.Read(node))
        {
            if (!CategoryFileName.IsValidCategory(name.Value) || IdentifierRules.ToIdentifier(name.Value) is not { } identifier || ReservedNames.IsTakenForCategories(identifier))
            {
                node.Document.Report(SchemaRules.InvalidFormerCategory, name.Span, name.Value);
            }
            else if (!seen.Add(name.Value))
            {
                node.Document.Report(SchemaRules.DuplicateEntry, name.Span, FormerKeyword, $"'{name.Value}'");
            }
            else
            {
                result.Add(name);
            }
        }

        return result;
    }
}
