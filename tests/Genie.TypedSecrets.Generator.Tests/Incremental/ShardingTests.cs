using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Incremental;

/// <summary>Projects with more categories than the compiler likes to have files.</summary>
public sealed class ShardingTests
{
    private static TestProject Project(int categories) =>
        Enumerable.Range(0, categories).Aggregate(TestProject.WithManifest, (project, i) => project.Schema($"category-{i}", Schema("key")));

    private static string Schema(string key) => $$"""{ "type": "object", "properties": { "{{key}}": { "type": "string" } } }""";

    [Fact]
    public void Generate_AsManyCategoriesAsFiles_EachHasItsOwn() =>
        Project(FileLayout.MaxFiles).Run().Files.Keys.ShouldContain("Category63.g.cs");

    [Fact]
    public void Generate_MoreCategories_ShareFilesAndCompile()
    {
        var run = Project(300).Run();

        run.Files.Count.ShouldBeLessThanOrEqualTo(FileLayout.MaxFiles + 1);
        run.Files.Keys.Where(name => name != "Secrets.g.cs").ShouldAllBe(name => name.StartsWith("Secrets.Categories.", StringComparison.Ordinal));
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Edit_CategoryAmongVeryMany_ReemitsOneShard()
    {
        var project = Project(200);
        var before = project.Run();

        before.Edit(project.Schema("category-7", Schema("other"))).ReemittedSince(before).ShouldHaveSingleItem().ShouldStartWith("Secrets.Categories.");
    }

    [Fact]
    public void Edit_CategoryAddedToVeryMany_ReemitsOneShardAndTheRoot()
    {
        var project = Project(200);
        var before = project.Run();

        var emitted = before.Edit(project.Schema("one-more", Schema("key"))).ReemittedSince(before);

        emitted.Count.ShouldBe(2);
        emitted.ShouldContain("Secrets.g.cs");
    }

    [Fact]
    public void Edit_CategoryRemovedFromVeryMany_ReemitsOneShardAndTheRoot()
    {
        var project = Project(200);
        var before = project.Run();

        before.Edit(project.Remove("category-0")).ReemittedSince(before).Count.ShouldBe(2);
    }

    [Fact]
    public void Edit_OneCategoryTooMany_MovesAllIntoShards()
    {
        var project = Project(FileLayout.MaxFiles);
        var before = project.Run();

        var after = before.Edit(project.Schema("one-more", Schema("key")));

        after.Files.Keys.ShouldNotContain("Category0.g.cs");
        Compiler.Check(after.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_NamesThatDifferInCaseOnly_GetFilesOfTheirOwn()
    {
        var run = TestProject.WithManifest.Schema("api-keys", Schema("a")).Schema("apikeys", Schema("b")).Schema("secrets", Schema("c")).Run();

        Compiler.Check(run.Compilation).ShouldBeEmpty();
        run.Files.Count.ShouldBe(4);
    }
}
