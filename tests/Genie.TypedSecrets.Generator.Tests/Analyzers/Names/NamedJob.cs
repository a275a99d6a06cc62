using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Names;

/// <summary>Provides a job whose secrets have names of every form: a pattern in the manifest, patterns of categories, one name per environment, ARNs.</summary>
internal static class NamedJob
{
    private const string Keys = """ "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] }""";

    private static readonly Lazy<Project> s_project = new(static () => JobProject.WithSchemas(
        """{ "project": "genie", "environments": ["dev", "prod", "pr-*"], "defaultEnvironment": "dev", "secretName": "/{environment}/{project}/postgres/{category}" }""",
        ("admin", "{" + Keys),
        ("mail", """{ "x-secret-name": "mail.{environment}", """ + Keys),
        ("licenses", """{ "x-environments": ["prod"], "x-secret-name": "{category}+{environment}", """ + Keys),
        ("aurora", """{ "x-secret-name": { "dev": "rds!cluster-1a96", "prod": "rds!cluster-77fe" }, """ + Keys),
        ("billing", """{ "x-secret-name": { "dev": "arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing/dev-AbCdEf", "prod": "arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing/prod" }, """ + Keys),
        ("shared", """{ "x-secret-name": "company/everywhere", """ + Keys)));

    /// <summary>Gets the project.</summary>
    internal static Project Project => s_project.Value;
}
