using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Secrets with names of their own, aliases of environments, and preview environments, in generated code.</summary>
public sealed class NamesTests
{
    private const string Manifest = """
        {
          "project": "genie",
          "environments": [
            { "name": "dev", "aliases": ["Development"] },
            { "name": "prod", "aliases": ["Production"], "regions": ["us-east-1"] },
            { "name": "pr-*", "regions": ["eu-west-1"] }
          ],
          "secretName": "/{environment}/our_product/{category}"
        }
        """;

    private const string Aurora = """
        {
          "description": "The password that Aurora manages.",
          "x-secret-name": {
            "dev": "rds!cluster-1a96",
            "prod": "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-AbCdEf",
            "pr-*": "{environment}/aurora"
          },
          "properties": { "password": { "type": "string" } },
          "required": ["password"]
        }
        """;

    private const string Admin = """
        { "x-renamed-from": ["postgres-admin", "Admin"], "properties": { "password": { "type": "string" } }, "required": ["password"] }
        """;

    private const string Seed = """{ "x-environments": ["dev", "pr-*"], "properties": { "password": { "type": "string" } }, "required": ["password"] }""";

    private const string Billing = """{ "x-environments": ["dev", "prod"], "x-secret-name": "billing/{environment}", "properties": { "password": { "type": "string" } } }""";

    [Fact]
    public void Generate_Category_ShowsItsNames()
    {
        var file = Project("return \"\";").Run().Files["Aurora.g.cs"];

        file.ShouldContain("Reads <c>{rds!cluster-1a96|arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-AbCdEf}</c>");
        file.ShouldContain("SecretName = \"/{environment}/our_product/{category}\"");
    }

    [Fact]
    public void Compile_AllOfIt_SaysNothing() => Compiler.Check(Project("return \"\";").Run().Compilation).ShouldBeEmpty();

    [Fact]
    public void SecretName_OfEveryAccessor_FollowsTheSchemas() => Run("""
        return string.Join(' ', [
            Secrets.Dev.Aurora.SecretName, Secrets.Prod.Aurora.SecretName, Secrets.Environment("PR-12").Aurora.SecretName,
            Secrets.Dev.Administrators.SecretName, Secrets.Environment("pr-12").Seed.SecretName, Secrets.Prod.Billing.SecretName,
            Secrets.Environment("pr-12").EnvironmentName]);
        """).ShouldBe(
        "rds!cluster-1a96 arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-AbCdEf pr-12/aurora "
        + "/dev/our_product/administrators /pr-12/our_product/seed billing/prod pr-12");

    [Theory]
    [InlineData("ENVIRONMENT", "Production", "rds!cluster-77fe")]
    [InlineData("ENVIRONMENT", "PROD", "rds!cluster-77fe")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "production", "rds!cluster-77fe")]
    [InlineData("DOTNET_ENVIRONMENT", "Production", "rds!cluster-77fe")]
    [InlineData("DOTNET_ENVIRONMENT", "Development", "rds!cluster-1a96")]
    [InlineData("ENVIRONMENT", "pr-7", "pr-7/aurora")]
    [InlineData("ENVIRONMENT", "PR-7", "pr-7/aurora")]
    public void Current_SelectedByAliasOrPattern_ReadsThatEnvironment(string variable, string value, string name) => Run($$"""
        var root = Root("{{variable}}", "{{value}}", "{{name}}");
        root.PreloadAsync([root.Current.Aurora]).GetAwaiter().GetResult();
        return root.Current.Aurora.Password.Reveal();
        """).ShouldBe("fake-password-of-" + name);

    [Fact]
    public void Current_InAPreviewEnvironment_IsTheSameObjectEachTime() => Run("""
        var root = Root("ENVIRONMENT", "pr-7", "pr-7/aurora");
        return (ReferenceEquals(root.Current, root.Current) && root.Current is PreviewEnvironmentSecrets).ToString();
        """).ShouldBe("True");

    [Fact]
    public void Get_CategoryThatIsNotInPreviewEnvironments_SaysSo() => Run("""
        var root = Root("ENVIRONMENT", "pr-7", "pr-7/aurora");
        try { return root.Current.Billing.Get().ToString(); }
        catch (SecretsConfigurationException e) { return e.Message; }
        """).ShouldBe("The category 'billing' does not exist in the preview environment 'pr-7'. To create it there, add \"pr-*\" to x-environments in billing.schema.json.");

    [Theory]
    [InlineData("test", "The project 'genie' has no preview environment 'test'. Its preview environments are: pr-*.")]
    [InlineData("pr-", "The project 'genie' has no preview environment 'pr-'. Its preview environments are: pr-*.")]
    [InlineData("pr-a/b", "The project 'genie' has no preview environment 'pr-a/b'. Its preview environments are: pr-*.")]
    [InlineData("Production", "'Production' is the environment 'prod', not a preview environment. Use its property of Secrets.")]
    public void Environment_NameThatIsNone_IsRefused(string name, string message) => Run($$"""
        try { return Secrets.Environment("{{name}}").EnvironmentName; }
        catch (ArgumentException e) { return e.Message; }
        """).ShouldBe(message + " (Parameter 'name')");

    [Fact]
    public void ReadByName_OfAnotherEnvironment_IsRefusedWhateverItIsCalled() => Run("""
        var client = NewClient("ENVIRONMENT", "dev", "x");
        var root = Secrets.For(client);
        var result = "";
        foreach (var name in new[] {
            "/prod/our_product/administrators", "/PROD/our_product/unknown", "rds!cluster-77fe", "billing/prod", "pr-1/aurora", "/pr-1/our_product/seed",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-AbCdEf", "arn:aws:secretsmanager:us-east-1:123456789012:secret:billing/prod-AbCdEf" })
        {
            try { client.GetSecretAsync(name).AsTask().GetAwaiter().GetResult(); result += " read " + name; }
            catch (SecretEnvironmentException e) { result += " " + e.RequestedEnvironment; }
        }

        foreach (var name in new[] { "rds!cluster-1a96", "billing/dev", "/dev/our_product/x", "other/prod", "elsewhere-prod/x" })
        {
            try { client.GetSecretAsync(name).AsTask().GetAwaiter().GetResult(); }
            catch (SecretNotFoundException) { result += " ok"; }
        }

        return result.Trim();
        """).ShouldBe("prod prod prod prod pr-1 pr-1 prod prod ok ok ok ok ok");

    [Fact]
    public void Category_UnderItsFormerName_IsACompilerError() =>
        Compiler.Check(Project("return Secrets.Dev.PostgresAdmin.SecretName;").Run().Compilation).Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}")
            .ShouldBe(["CS0619 'EnvironmentSecrets.PostgresAdmin' is obsolete: ''PostgresAdmin' was renamed to 'Administrators'. Use Administrators.'"]);

    private static string Run(string statements) =>
        (string)Compiler.Load(Project(statements).Run().Compilation).GetType("IngestJob.Probe")!.GetMethod("Run")!.Invoke(null, [])!;

    internal static TestProject Project(string statements) => TestProject.Empty.Manifest(Manifest)
        .Schema("aurora", Aurora)
        .Schema("administrators", Admin)
        .Schema("seed", Seed)
        .Schema("billing", Billing)
        .Source($$"""
        using System;
        using Genie.TypedSecrets;
        using Genie.TypedSecrets.Stores;

        namespace IngestJob;

        /// <summary>Test code.</summary>
        public static class Probe
        {
            /// <summary>Runs it.</summary>
            public static string Run()
            {
                {{statements}}
            }

            private static SecretsRoot Root(string variable, string value, string name) => Secrets.For(NewClient(variable, value, name));

            private static SecretsClient NewClient(string variable, string value, string name)
            {
                var store = new InMemorySecretStore();
                store.Put(name, "{\"password\":\"fake-password-of-" + name + "\"}");
                return new(new SecretsOptions { Store = store, EnvironmentVariableReader = asked => asked == variable ? value : null });
            }
        }
        """);
}
