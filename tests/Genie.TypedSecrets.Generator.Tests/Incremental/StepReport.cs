using System.Reflection;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Incremental;

/// <summary>
/// Reports the effect of an edit on the pipeline: a line for each named step that did anything, then the files whose text the compiler got anew.
/// A step that is not listed took everything from the cache, or has nothing to do in this project.
/// </summary>
internal static class StepReport
{
    internal static readonly IReadOnlyList<string> Names =
        [.. typeof(TrackingNames).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    internal static string Of(GeneratorRun before, GeneratorRun after)
    {
        var steps = Names
            .Where(name => after.Steps.ContainsKey(name) && after.Steps[name].SelectMany(run => run.Outputs).Any(output => output.Reason != IncrementalStepRunReason.Cached))
            .Select(name => $"{name}: {Reasons(after.Steps[name])}");
        var emitted = after.ReemittedSince(before);
        return string.Join("\n", steps.Append("=> " + (emitted.Count == 0 ? "nothing" : string.Join(" ", emitted))));
    }

    private static string Reasons(IEnumerable<IncrementalGeneratorRunStep> runs)
    {
        var reasons = runs
            .SelectMany(run => run.Outputs)
            .GroupBy(output => output.Reason)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key}");
        return string.Join(", ", reasons);
    }
}
