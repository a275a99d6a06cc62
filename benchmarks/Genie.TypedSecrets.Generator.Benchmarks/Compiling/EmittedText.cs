using System.Globalization;
using Genie.TypedSecrets.Benchmarks.Shared;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>Counts the bytes of the emitted text, by what they are for.</summary>
internal static class EmittedText
{
    internal static IReadOnlyList<Figure> Measure(int schemas)
    {
        Workload workload = new(schemas);
        var result = workload.CreateDriver().RunGenerators(workload.Compilation).GetRunResult();
        Dictionary<string, long> parts = new(StringComparer.Ordinal);
        foreach (var line in result.GeneratedTrees.SelectMany(tree => tree.ToString().Split('\n')))
        {
            var part = PartOf(line.Trim());
            parts[part] = parts.GetValueOrDefault(part) + line.Length + 1;
        }

        var what = string.Create(CultureInfo.InvariantCulture, $" for {schemas} schemas");
        return
        [
            new("bytes emitted" + what, parts.Values.Sum()),
            .. parts.OrderByDescending(part => part.Value).Select(part => new Figure($"bytes of {part.Key}{what}", part.Value)),
        ];
    }

    private static string PartOf(string line) => line switch
    {
        _ when line.StartsWith("/// <inheritdoc", StringComparison.Ordinal) => "documentation that is inherited",
        _ when line.StartsWith("///", StringComparison.Ordinal) => "documentation",
        _ when line.Contains("=> Get().", StringComparison.Ordinal) => "accessor properties",
        _ when line.Contains("{ get; init; }", StringComparison.Ordinal) => "record properties",
        _ when line.StartsWith("case ", StringComparison.Ordinal) => "reader cases",
        _ when line.StartsWith("new", StringComparison.Ordinal) => "tables of keys",
        _ => "everything else",
    };
}
