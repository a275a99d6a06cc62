using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Tests.Catalog;

/// <summary>Creates catalogs of schemas in memory.</summary>
internal static class SampleCatalog
{
    internal const string Manifest = """{ "project": "genie", "environments": ["dev", "prod", "pr-*"] }""";

    /// <summary>Schemas of every shape whose members are not plain properties.</summary>
    internal static readonly (string Category, string Text)[] Shapes =
    [
        ("api-keys", """{ "type": "object", "x-owner": "platform-team", "description": "Tokens of the APIs that jobs call. Ask before use.", "properties": { "github_token": { "type": "string" }, "external_api": { "type": "object", "properties": { "key": { "type": "string" } }, "required": ["key"] } } }"""),
        ("tenants", """{ "type": "object", "additionalProperties": { "type": "object", "properties": { "token": { "type": "string" } } } }"""),
        ("mixed", """{ "type": "object", "properties": { "host": { "type": "string", "x-sensitive": false } }, "additionalProperties": { "type": "string" } }"""),
        ("servers", """{ "type": "object", "properties": { "list": { "type": "array", "items": { "type": "object", "properties": { "password": { "type": "string" } }, "required": ["password"] } } } }"""),
        ("license", """{ "type": "string" }"""),
        ("list", """{ "type": "array", "items": { "type": "object", "properties": { "host": { "type": "string", "x-sensitive": false }, "password": { "type": "string" } }, "required": ["password"] } }"""),
        ("blob", """{ "type": "string", "contentEncoding": "base64" }"""),
        ("extra", """{ "type": "object", "additionalProperties": true }"""),
        ("login", """{ "type": "object", "properties": { "user": { "type": "string" } }, "required": ["user"], "oneOf": [ { "properties": { "password": { "type": "string" } }, "required": ["password"] }, { "x-csharp-name": "KeyPair", "properties": { "private_key": { "type": "string" }, "passphrase": { "type": "string" } }, "required": ["private_key"] } ] }"""),
        ("nested-login", """{ "type": "object", "properties": { "auth": { "oneOf": [ { "type": "object", "properties": { "kind": { "const": "basic" }, "password": { "type": "string" } }, "required": ["kind", "password"] }, { "type": "object", "properties": { "kind": { "const": "token" }, "token": { "type": "string" }, "more": { "type": "object", "properties": { "deep": { "type": "string" } } } }, "required": ["kind", "token"] } ] } } }"""),
        ("only-prod", """{ "type": "object", "x-environments": ["prod"], "x-secret-name": "shared/{category}", "properties": { "key": { "type": "string" } } }"""),
        ("odd", """{ "type": "object", "properties": { "a b$c": { "type": "string", "x-csharp-name": "Odd" }, "a.b": { "type": "string" }, "class": { "type": "string" }, "ToString": { "type": "string" } } }"""),
    ];

    internal static SecretsProject Project(string manifest, params IEnumerable<(string Category, string Text)> schemas)
    {
        var project = SecretsProject.Read("schemas", schemas.Select(static schema => new SchemaText($"schemas/{schema.Category}.schema.json", schema.Text)).Append(new("schemas/secrets.json", manifest)));
        project.Set.Diagnostics.Where(static diagnostic => diagnostic.Rule.Severity == Schema.Diagnostics.SchemaSeverity.Error).ShouldBeEmpty();
        return project;
    }

    internal static SecretsCatalog Create(params IEnumerable<(string Category, string Text)> schemas) => SecretsCatalog.Create(new(Project(Manifest, schemas)));
}
