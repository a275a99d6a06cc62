using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Secrets with names of their own, and preview environments, in usage reports and in the policies that are made from them.</summary>
public sealed class UsageOfNamesTests
{
    private const string Manifest = """
        { "project": "genie", "environments": [{ "name": "dev", "regions": ["us-east-1"] }, { "name": "prod", "aliases": ["Production"] }, "pr-*"], "secretName": "/{environment}/our_product/{category}" }
        """;

    private static readonly (string, string)[] s_schemas =
    [
        ("admin", """{ "properties": { "password": { "type": "string" } }, "required": ["password"] }"""),
        ("aurora", """{ "x-owner": "dba", "description": "The password.", "x-secret-name": { "dev": "rds!cluster-1a96", "prod": "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-AbCdEf" }, "properties": { "password": { "type": "string" } }, "required": ["password"] }"""),
        ("billing", """{ "x-secret-name": "billing/{environment}", "properties": { "password": { "type": "string" } }, "required": ["password"] }"""),
    ];

    [Fact]
    public void Analyze_SecretsWithTheirOwnNames_ReportsHowTheyAreNamed()
    {
        using var job = Job("static object A() => new object[] { Secrets.Current.Admin.Password, Secrets.Dev.Aurora.Password, Secrets.Prod.Billing.Password };");

        var secrets = job.Analyze().Secrets;

        secrets.Select(static secret => (secret.Category, secret.SecretName, secret.SecretNames?.Count)).ShouldBe(
            [("admin", "/{environment}/our_product/{category}", null), ("aurora", "/{environment}/our_product/{category}", 2), ("billing", "billing/{environment}", null)]);
    }

    [Theory]
    [InlineData("prod", "/prod/our_product/admin-??????", "rds!cluster-1a96-??????", "rds!cluster-77fe-AbCdEf", "billing/prod-??????")]
    public void Policy_WithoutSchemas_NamesThoseSecrets(string environment, params string[] names)
    {
        using var job = Job("static object A() => new object[] { Secrets.Current.Admin.Password, Secrets.Dev.Aurora.Password, Secrets.Prod.Aurora.Password, Secrets.Current.Billing.Password };");
        var path = Path.Combine(job.Folder, "usage.json");
        var report = job.Analyze();
        File.WriteAllText(path, ReportRenderer.Render(report, report.ToDocument(), ReportFormat.Json, TextStyle.Plain));

        var policy = IamPolicy.Create(new() { Usage = [UsageFile.Read(path)], Environment = environment, Account = "123456789012", Regions = ["us-east-1"] });

        policy.Resources.Select(static arn => arn[(arn.LastIndexOf(':') + 1)..]).ShouldBe(names, ignoreOrder: true);
    }

    [Theory]
    [InlineData("static object A() => Secrets.Environment(\"PR-12\").Admin.Password;", "pr-12")]
    [InlineData("static object A(string name) => Secrets.Environment(name).Admin.Password;", "pr-*")]
    [InlineData("static object A(string name) { var preview = Secrets.Environment(name); return preview.Admin.Password; }", "pr-*")]
    public void Analyze_PreviewEnvironments_AreReportedByNameOrPattern(string members, string environment)
    {
        using var job = Job(members);

        job.Analyze().Secrets.ShouldHaveSingleItem().Environments.ShouldBe([environment]);
    }

    private static CompiledJob Job(string members) => CompiledJob.Of(Manifest, s_schemas, members);
}
