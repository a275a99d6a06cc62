using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Generator.Tests.Execution.Agreement;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Comparison;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>The verdicts against the compiler and the runtime: on every kind of change, both ways.</summary>
public sealed class VerdictTests
{
    private const int PerKind = 12;
    private const int ValuesPerMutant = 200;

    private static readonly Lazy<IReadOnlyList<Mutant>> s_mutants = new(static () =>
    {
        var random = Mutant.CreateMany(PerKind);
        return [.. random, .. ShapeMutants.Create(random.Count)];
    });

    [Fact]
    public void Corpus_HasEveryKindOfChange()
    {
        s_mutants.Value.Count.ShouldBeGreaterThanOrEqualTo(300);
        Mutation.Kinds.Except(s_mutants.Value.Select(static mutant => mutant.Kind), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void BreaksCode_EveryMutant_IsWhatTheCompilerSays()
    {
        var mutants = s_mutants.Value;
        var compilation = GeneratedProject.Create(
            Mutant.Manifest,
            mutants.Select(static mutant => (mutant.Category, mutant.NewText)),
            mutants.Select(static mutant => (mutant.Category, new Consumer(mutant.Old).Write())));
        var broken = GeneratedProject.FindBroken(compilation);

        Disagreements(mutants, Verdict.BreaksCode, mutant => broken.GetValueOrDefault(mutant.Category)).ShouldBeEmpty();
        broken.Keys.Except(mutants.Select(static mutant => mutant.Category), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Consumers_OfTheOldSchemas_Compile()
    {
        var mutants = s_mutants.Value.DistinctBy(static mutant => mutant.OldText, StringComparer.Ordinal).ToArray();

        GeneratedProject.FindBroken(GeneratedProject.Create(
            Mutant.Manifest,
            mutants.Select(static mutant => (mutant.Category, mutant.OldText)),
            mutants.Select(static mutant => (mutant.Category, new Consumer(mutant.Old).Write())))).ShouldBeEmpty();
    }

    [Fact]
    public void BreaksStoredValues_EveryMutant_IsWhatTheRuntimeSays()
    {
        var mutants = s_mutants.Value;
        var read = Compile(mutants);

        Disagreements(mutants, Verdict.BreaksStoredValues, mutant => FindRejected(mutant, mutants, read)).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_DescriptionsAndOrder_AreNoChange() =>
        s_mutants.Value.Where(static mutant => mutant.Kind is "describe" or "reorder").SelectMany(static mutant => mutant.Compare().Changes).ShouldBeEmpty();

    [Fact]
    public void Compare_EveryMutant_ReportsEachChangeOnceAndTheSameEachTime()
    {
        foreach (var mutant in s_mutants.Value)
        {
            var changes = mutant.Compare().Changes;

            changes.Select(static change => change.Fingerprint).ShouldBeUnique();
            changes.Count.ShouldBeLessThanOrEqualTo(4, mutant.Kind);
            mutant.Compare().Changes.Select(static change => change.Fingerprint).ShouldBe(changes.Select(static change => change.Fingerprint));
        }
    }

    private static List<string> Disagreements(IReadOnlyList<Mutant> mutants, Verdict verdict, Func<Mutant, string?> find)
    {
        List<string> disagreements = [];
        foreach (var mutant in mutants)
        {
            var changes = mutant.Compare().Changes;
            var says = changes.Any(change => change.Has(verdict));
            var actual = find(mutant);
            if (says != (actual is not null))
            {
                disagreements.Add($"{mutant.Kind}: reported {string.Join("; ", changes.Select(static c => $"{c.RuleId} {string.Join('+', c.Verdicts)} {c.Key}: {c.Message}"))}, actual: {actual ?? "fine"}\n{mutant.OldText}\n{mutant.NewText}");
            }
        }

        return disagreements;
    }

    private static string? FindRejected(Mutant mutant, IReadOnlyList<Mutant> mutants, Func<int, byte[], object> read)
    {
        RandomValue values = new(mutant.Old, new Random(7));
        var index = mutants.TakeWhile(other => other != mutant).Count();
        for (var i = 0; i < ValuesPerMutant; i++)
        {
            var value = values.Good();
            AddUnknownKeys(value, mutant.Old.Root, mutant.Old, i);
            try
            {
                _ = read(index, Encoding.UTF8.GetBytes(value.ToJsonString()));
            }
            catch (SecretSchemaException e)
            {
                return e.Message;
            }
        }

        return null;
    }

    private static void AddUnknownKeys(JsonNode? value, SchemaType type, CategoryModel category, int round)
    {
        switch (value, type)
        {
            case (JsonObject json, ObjectReference reference):
                var model = category.Objects.First(o => o.Identifier == reference.Identifier);
                foreach (var key in model.Keys)
                {
                    AddUnknownKeys(json[key.JsonName], key.Type, category, round);
                }

                if (round % 3 == 0 && model.AllowsAdditionalKeys && model.Additional is null or { Type.Names.SkipsOthers: true })
                {
                    json["key-that-no-schema-names"] = 1;
                }

                break;
            case (JsonObject json, UnionReference union):
                AddUnknownKeys(json, new ObjectReference(Schema.Validation.ValueValidator.FindAlternative(category, category.Unions.First(u => u.Identifier == union.Identifier), Parsed(json))!.Identifier), category, round);
                break;
            case (JsonObject json, MapType map):
                foreach (var entry in json)
                {
                    AddUnknownKeys(entry.Value, map.Values, category, round);
                }

                break;
            case (JsonArray json, ArrayType array):
                foreach (var item in json)
                {
                    AddUnknownKeys(item, array.Items, category, round);
                }

                break;
        }
    }

    private static Schema.Json.JsonObject Parsed(JsonObject json) => (Schema.Json.JsonObject)Schema.Json.JsonReader.Read(json.ToJsonString()).Root!;

    private static Func<int, byte[], object> Compile(IReadOnlyList<Mutant> mutants)
    {
        var cases = string.Concat(mutants.Select(static (mutant, index) => $"""

                    {index} => SecretReader.Parse<object>(value, false, "genie-dev/mutant", "v1", static (ref SecretReader reader) => new {mutant.New.Objects[0].Identifier}(ref reader)),
            """));
        var source = $$"""
            using Genie.TypedSecrets.CompilerServices;
            namespace IngestJob;
            public static class Reading
            {
                public static object Read(int category, byte[] value) => category switch
                {{{cases}}
                    _ => throw new System.ArgumentOutOfRangeException(nameof(category)),
                };
            }
            """;
        var compilation = GeneratedProject.Create(Mutant.Manifest, mutants.Select(static mutant => (mutant.Category, mutant.NewText)), [("Reading", source)]);
        return GeneratedProject.Load(compilation).GetType("IngestJob.Reading")!.GetMethod("Read")!.CreateDelegate<Func<int, byte[], object>>();
    }
}
