using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>
/// Runs the groups of the JSON Schema test suite that the vocabulary can express, against the validator and the generated reader. The package of
/// the suite has draft 4, whose keywords mean the same as those of draft 2020-12. <c>GENIE_TEST_JSON_SCHEMA_SUITE</c> names a directory of the
/// suite to run instead: <c>tests/draft2020-12</c> of its repository.
/// </summary>
public sealed class SuiteTests(Node node)
{
    // Of docs/schema.md: the reason, and what the schema or the description of the test contains.
    private static readonly (string Reason, string Schema, string Test)[] s_differences =
    [
        ("formats are checked", "\"format\"", "only an annotation"),
        ("content is checked", "\"content", "validates true"),
        ("a number fits its C# type", "\"type\"", "bignum"),
        ("a number fits its C# type", "\"type\"", "exceeds"),
        ("no leap second", "time\"", "leap second"),
        ("no years and months", "\"duration\"", "years"),
        ("no years and months", "\"duration\"", "month"),
        ("no years and months", "\"duration\"", "component"),
        ("no years and months", "\"duration\"", "many digits"),
        ("durations as in ISO 8601", "\"duration\"", "fractional duration"),
        ("durations as in ISO 8601", "\"duration\"", "without minutes"),
        ("draft 4 differs from draft 2020-12", "\"integer\"", "without fractional part"),
        ("draft 4 differs from draft 2020-12", "\"uri\"", "protocol-relative"),
        ("the first alternative of anyOf counts", "\"anyOf\"", "when two match"),
    ];

    [Fact]
    public void Suite_EveryGroupOfTheVocabulary_HasTheSameVerdicts()
    {
        node.ShouldNotBeNull();
        var directory = Environment.GetEnvironmentVariable("GENIE_TEST_JSON_SCHEMA_SUITE")
            ?? Path.Combine(AppContext.BaseDirectory, "ajv", "node_modules", "json-schema-test-suite", "tests", "draft4");
        var groups = SuiteGroup.Read(directory, out var all);
        var read = Compile(groups);
        List<string> unexplained = [];
        Dictionary<string, int> reasons = new(StringComparer.Ordinal);
        foreach (var (index, group) in groups.Index())
        {
            foreach (var test in group.Tests)
            {
                var violations = ValueValidator.Validate(group.Model, test.Value).Select(violation => $"{violation.Path}: {violation.Problem}").ToArray();
                Violations(() => read(index, test.Value)).ShouldBe(violations, $"{group.Name}: {test.Description}");
                if (violations.Length == 0 == test.IsValid)
                {
                    continue;
                }

                if (FindReason(group, test, violations) is { } reason)
                {
                    reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                }
                else
                {
                    unexplained.Add($"{group.Name}: {test.Description}: {group.Schema} {test.Value}: {(test.IsValid ? string.Join("; ", violations) : "accepted")}");
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{groups.Count} of {all} groups, {groups.Sum(group => group.Tests.Count)} tests; {string.Join(", ", reasons)}");
        unexplained.ShouldBeEmpty(string.Join("\n", unexplained));
        groups.Count.ShouldBeGreaterThan(30);
    }

    private static string? FindReason(SuiteGroup group, SuiteTest test, string[] violations)
    {
        // A type that is not written is inferred, and then enforced.
        if (test.IsValid && Array.TrueForAll(violations, static violation => violation.Contains(", found a", StringComparison.Ordinal)))
        {
            return "an inferred type is enforced";
        }

        // The tests of A-labels are all that the suite has of host names with this prefix.
        return HasNull(test.Data) ? "null in an optional key reads as absent"
            : group.Schema.Contains("\"hostname\"", StringComparison.Ordinal) && test.Value.Contains("xn--", StringComparison.OrdinalIgnoreCase) ? "A-labels are not decoded"
            : Array.Find(s_differences, difference => group.Schema.Contains(difference.Schema, StringComparison.Ordinal) && test.Description.Contains(difference.Test, StringComparison.Ordinal)).Reason;
    }

    private static bool HasNull(JsonNode? node) => node switch
    {
        null => true,
        JsonObject json => json.Any(static member => HasNull(member.Value)),
        JsonArray json => json.Any(HasNull),
        _ => false,
    };

    private static Action<int, string> Compile(IReadOnlyList<SuiteGroup> groups)
    {
        var project = groups.Index().Aggregate(TestProject.WithManifest, static (former, group) => former.Schema($"suite{group.Index}", group.Item.Schema));
        var descriptors = ((IReadOnlyList<SecretDescriptor>)Compiler.Load(project.Run().Compilation).GetType("IngestJob.Secrets")!.GetProperty("All")!.GetValue(null)!)
            .ToDictionary(static descriptor => descriptor.Category, StringComparer.Ordinal);
        return (index, value) =>
        {
            var descriptor = descriptors[$"suite{index}"];
            using SecretPayload payload = new(descriptor.Category, "1", Encoding.UTF8.GetBytes(value));
            descriptor.GetType().GetMethod("Read")!.Invoke(descriptor, System.Reflection.BindingFlags.DoNotWrapExceptions, binder: null, [payload], culture: null);
        };
    }

    private static string[] Violations(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SecretSchemaException exception)
        {
            return [.. exception.Violations.Select(static violation => $"{violation.Path}: {violation.Problem}")];
        }
    }
}
