using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Tests what the generator does while a schema is typed, character by character, beside another category.</summary>
public sealed class TypingTests
{
    private const int SchemaCount = 16;
    private const int PrefixesPerSchema = 20;

    [Fact]
    public void Edit_AnyPrefixOfASchema_NeverThrowsAndLeavesTheOtherCategoryAsItWas()
    {
        var random = new Random(20261126);
        for (var seed = 0; seed < SchemaCount; seed++)
        {
            var other = TestProject.WithManifest.Schema("other", RandomSchema.Create(20_000 + seed));
            var text = seed % 4 == 0 ? RandomSchema.CreateRoot(30_000 + seed) : RandomSchema.Create(30_000 + seed);
            var finished = other.Schema("typed", text).Run();
            var expected = finished.Files["Other.g.cs"];
            finished.Diagnostics.ShouldBeEmpty(text);
            var run = finished;

            foreach (var length in Enumerable.Range(0, PrefixesPerSchema).Select(_ => random.Next(text.Length)).Order())
            {
                // A run fails if the generator throws.
                var prefix = text[..length];
                run = run.Edit(other.Schema("typed", prefix));

                run.Files["Other.g.cs"].ShouldBe(expected, prefix);
                run.Files.Keys.ShouldContain("Typed.g.cs", prefix);
                run.Diagnostics.ShouldNotBeEmpty(prefix);
                run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.GetLineSpan().Path.EndsWith("/typed.schema.json", StringComparison.Ordinal), prefix);
            }

            Compiler.Check(run.Compilation).ShouldBeEmpty(text);
            run.Edit(other.Schema("typed", text)).Files.ShouldBe(finished.Files, text);
        }
    }
}
