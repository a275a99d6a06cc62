using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads the manifest, <c>schemas/secrets.json</c>.</summary>
/// <remarks>Pure and thread-safe. Does not throw on any text.</remarks>
public static class ManifestReader
{
    private const string DefaultEnvironmentVariable = "ENVIRONMENT";

    private static readonly string[] s_keys =
        ["$schema", "$comment", "description", "project", "environments", "defaultEnvironment", "environmentVariable", "secretName"];

    /// <summary>Reads the manifest and reports all its errors.</summary>
    /// <param name="file">The manifest's text.</param>
    public static ManifestReadResult Read(SchemaText file)
    {
        var document = new SchemaDocument(new ParsedText(file));
        if (document.Root is JsonObject root)
        {
            var model = ReadRoot(document, root);
            return new ManifestReadResult(document.HasErrors ? null : model, document.Diagnostics());
        }

        if (document.Root is { } other)
        {
            document.Report(SchemaRules.ManifestNotAnObject, other.Span);
        }

        return new ManifestReadResult(Model: null, document.Diagnostics());
    }

    private static ManifestModel ReadRoot(SchemaDocument document, JsonObject root)
    {
        var members = new ManifestMembers(document, root, s_keys);
        _ = members.Text("$comment");
        _ = members.Text("description");
        if (members.Text("$schema") is { } dialect && !MetaSchemaPath.IsTo(dialect.Value, "secrets.meta.json"))
        {
            document.Report(SchemaRules.ManifestDialect, dialect.Span, dialect.Value);
        }

        var project = ReadProject(document, members);
        var environments = EnvironmentReader.Read(document, members);
        return new ManifestModel(
            project,
            environments.Environments.Select(environment => environment.Model).ToEquatableArray(),
            ReadDefault(document, members, environments.Environments),
            ReadVariable(document, members))
        {
            SecretName = ReadSecretName(document, members, environments),
            Previews = environments.Previews.ToEquatableArray(),
        };
    }

    private static string ReadSecretName(SchemaDocument document, ManifestMembers members, EnvironmentList environments)
    {
        if (members.Text("secretName") is not { } text)
        {
            return SecretNamePattern.DefaultText;
        }

        if (SecretNamePattern.FindProblem(text.Value) is { } problem)
        {
            document.Report(SchemaRules.InvalidSecretName, text.Span, text.Value, problem);
            return SecretNamePattern.DefaultText;
        }

        var pattern = SecretNamePattern.Parse(text.Value)!;
        if (!pattern.HasCategory)
        {
            document.Report(SchemaRules.InvalidSecretName, text.Span, text.Value, "all categories would have one name. Add {category}");
        }
        else if (!pattern.HasEnvironment && environments.Environments.Count + environments.Previews.Count > 1)
        {
            document.Report(SchemaRules.NameOfSeveralEnvironments, text.Span, text.Value);
        }

        return text.Value;
    }

    private static string ReadProject(SchemaDocument document, ManifestMembers members)
    {
        members.Require("project", "\"project\": \"genie\"");
        var project = members.Text("project");
        if (project is not null && !ManifestNames.IsProject(project.Value))
        {
            document.Report(SchemaRules.InvalidProjectName, project.Span, project.Value);
        }

        return project?.Value ?? string.Empty;
    }

    private static string ReadDefault(SchemaDocument document, ManifestMembers members, IReadOnlyList<EnvironmentEntry> environments)
    {
        if (members.Text("defaultEnvironment") is not { } name)
        {
            return environments.Count == 0 ? string.Empty : environments[0].Model.Name;
        }

        // With no list to compare with, the list is what is wrong.
        if (environments.Count > 0 && environments.All(environment => environment.Model.Name != name.Value))
        {
            var advice = document.Advice(name.Value, [.. environments.Select(environment => environment.Model.Name)]);
            document.Report(SchemaRules.UnknownDefaultEnvironment, name.Span, name.Value, advice);
        }

        return name.Value;
    }

    private static string ReadVariable(SchemaDocument document, ManifestMembers members)
    {
        var variable = members.Text("environmentVariable");
        if (variable is not null && !ManifestNames.IsEnvironmentVariable(variable.Value))
        {
            document.Report(SchemaRules.InvalidEnvironmentVariable, variable.Span, variable.Value);
        }

        return variable?.Value ?? DefaultEnvironmentVariable;
    }
}
