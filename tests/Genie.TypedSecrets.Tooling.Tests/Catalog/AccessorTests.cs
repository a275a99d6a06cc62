using Genie.TypedSecrets.Generator.Tests.Execution.Agreement;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Tests.Comparison;

namespace Genie.TypedSecrets.Tooling.Tests.Catalog;

/// <summary>The code in a catalog against the compiler, and its commands against the schemas.</summary>
public sealed class AccessorTests
{
    [Fact]
    public void Accessors_EveryShape_Compile() => ShouldCompile(SampleCatalog.Shapes);

    [Fact]
    public void Accessors_RandomSchemas_Compile() => ShouldCompile([.. Enumerable.Range(0, 60).Select(static seed => ($"c{seed}", RandomSchema.Create(seed)))]);

    [Fact]
    public void Accessor_OptionalObject_CanBeNull() =>
        AccessorOf("api-keys", "external_api.key").ShouldBe("Secrets.Dev.ApiKeys.ExternalApi?.Key");

    [Fact]
    public void Accessor_Alternative_IsOfItsRecord() =>
        AccessorOf("login", "private_key").ShouldBe("((LoginSecret.KeyPairSecret)Secrets.Dev.Login.Get()).PrivateKey");

    [Theory]
    [InlineData("api-keys", "external_api.key", "genie-secrets set genie-dev/api-keys external_api.key")]
    [InlineData("odd", "a b$c", "genie-secrets set genie-dev/odd 'a b$c'")]
    [InlineData("odd", "/a.b", "genie-secrets set genie-dev/odd /a.b")]
    [InlineData("tenants", "*.token", "genie-secrets edit genie-dev/tenants")]
    [InlineData("license", "", "genie-secrets put genie-dev/license --file value")]
    [InlineData("only-prod", "key", "genie-secrets set shared/only-prod key")]
    public void Command_Key_SetsIt(string category, string path, string expected)
    {
        var found = SampleCatalog.Create(SampleCatalog.Shapes).Categories.Single(c => c.Name == category);
        CatalogCommands.Set(found, found.Keys.Single(key => key.Path == path), found.Secrets[0].Name).ShouldBe(expected);
    }

    [Fact]
    public void Environments_OfCategory_AreThoseItExistsIn() =>
        SampleCatalog.Create(SampleCatalog.Shapes).Categories.Single(static c => c.Name == "only-prod").Secrets.Select(static secret => secret.Environment).ShouldBe(["prod"]);

    private static string AccessorOf(string category, string path)
    {
        var found = SampleCatalog.Create(SampleCatalog.Shapes).Categories.Single(c => c.Name == category);
        return found.Keys.Single(key => key.Path == path).AccessorIn(found.Secrets[0]);
    }

    private static void ShouldCompile((string Category, string Text)[] schemas)
    {
        var catalog = SampleCatalog.Create(schemas);
        var expressions = catalog.Categories.SelectMany(static category => category.Secrets.SelectMany(secret => category.Keys.Select(key => key.AccessorIn(secret)))).ToArray();
        expressions.Length.ShouldBeGreaterThan(schemas.Length);

        // A null that is not expected is the caller's to handle, so that nullable warnings don't count here.
        var source = $"#nullable disable\nnamespace IngestJob;\ninternal static class Uses {{ static void Use() {{ object v;\n{string.Concat(expressions.Select(static expression => $"v = {expression};\n"))}}} }}";
        var broken = GeneratedProject.FindBroken(GeneratedProject.Create(SampleCatalog.Manifest, schemas, [("Uses", source)]));

        broken.ShouldBeEmpty();
    }
}
