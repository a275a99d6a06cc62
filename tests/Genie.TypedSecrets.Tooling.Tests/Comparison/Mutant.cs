using System.Text.Json.Nodes;
using Genie.TypedSecrets.Generator.Tests.Execution.Agreement;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Represents a schema before and after one change.</summary>
/// <param name="Category">The category's name.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="OldText">The schema before.</param>
/// <param name="NewText">The schema after.</param>
internal sealed record Mutant(string Category, string Kind, string OldText, string NewText)
{
    internal const string Manifest = """{ "project": "genie", "environments": ["dev", "prod"], "defaultEnvironment": "dev", "environmentVariable": "ENVIRONMENT" }""";

    internal CategoryModel Old => Load(OldText).Set.Categories[0];

    internal CategoryModel New => Load(NewText).Set.Categories[0];

    internal SchemaComparison Compare() => SchemaComparison.Compare(Load(OldText), Load(NewText), "old", "new");

    /// <summary>Creates many: every kind of change, on many schemas. Changes that give an invalid schema are left out.</summary>
    internal static IReadOnlyList<Mutant> CreateMany(int perKind)
    {
        List<Mutant> mutants = [];
        foreach (var kind in Mutation.Kinds)
        {
            var found = 0;
            for (var seed = 0; found < perKind && seed < perKind * 40; seed++)
            {
                var old = RandomSchema.Create(seed);
                var schema = JsonNode.Parse(old)!.AsObject();
                if (!new Mutation(new Random(seed * 31)).Apply(schema, kind))
                {
                    continue;
                }

                Mutant mutant = new($"m{mutants.Count}", kind, old, schema.ToJsonString());
                if (!mutant.Load(mutant.NewText).Set.HasErrors)
                {
                    mutants.Add(mutant);
                    found++;
                }
            }
        }

        return mutants;
    }

    private SecretsProject Load(string text) => SecretsProject.Read("schemas", [new SchemaText("schemas/secrets.json", Manifest), new SchemaText($"schemas/{Category}.schema.json", text)]);
}
