using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage.Completeness;

/// <summary>The report never has less than code reads: programs are written at random, analyzed, and run over a store that notes what they ask for.</summary>
public sealed class CompletenessTests
{
    // GENIE_TEST_USAGE_PROGRAMS=500 writes more programs.
    private static readonly int s_programs = int.Parse(Environment.GetEnvironmentVariable("GENIE_TEST_USAGE_PROGRAMS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Run_ManySnippets_ReadsNothingThatTheReportDoesNotHave()
    {
        for (var seed = 0; seed < Math.Max(2, s_programs / 4); seed++)
        {
            await CompareAsync(new RandomProgram(seed, snippets: 40), 40, $"seed {seed}");
        }
    }

    // Alone, what a snippet does is not hidden by the environments of another one.
    [Fact]
    public async Task Run_OneSnippet_ReadsNothingThatTheReportDoesNotHave()
    {
        for (var seed = 1_000; seed < 1_000 + s_programs; seed++)
        {
            await CompareAsync(new RandomProgram(seed, snippets: 1), 1, $"seed {seed}");
        }
    }

    private static async Task CompareAsync(RandomProgram program, int snippets, string name)
    {
        var source = program.Write();
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using CompiledJob job = new();
            job.Compile("Job", source, RandomProgram.Manifest, program.Schemas, optimization);
            var report = job.Analyze();
            foreach (var flag in new[] { true, false })
            {
                await using NotingStore store = new(snippets);
                var values = Run(job, store, flag);

                var listed = report.Secrets.SelectMany(static secret => secret.Environments.Select(environment => $"genie-{(environment == UsageReport.CurrentEnvironment ? "test" : environment)}/{secret.Category}")).ToHashSet(StringComparer.Ordinal);
                store.Requested.Except(listed, StringComparer.Ordinal).ShouldBeEmpty($"{name}, {optimization}, {flag}: secrets\n{source}");
                var keys = report.Secrets.SelectMany(static secret => secret.Keys.Select(key => $"{secret.Category}:{key}")).ToHashSet(StringComparer.Ordinal);
                values.Select(static value => value[(value.IndexOf('/', StringComparison.Ordinal) + 1)..]).Except(keys, StringComparer.Ordinal).ShouldBeEmpty($"{name}, {optimization}, {flag}: keys\n{source}");
                values.ShouldNotBeEmpty();
            }
        }
    }

    private static List<string> Run(CompiledJob job, NotingStore store, bool flag)
    {
        using SecretsClient client = new(new() { Store = store, Environment = "test", AllowedEnvironments = { "dev", "prod" } });
        AssemblyLoadContext context = new(name: null, isCollectible: true);
        try
        {
            using var image = File.OpenRead(Path.Combine(job.Folder, "Job.dll"));
            return (List<string>)context.LoadFromStream(image).GetType("IngestJob.Job", throwOnError: true)!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [client, flag], culture: null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    // Each value says where it is from: genie-dev/cat-aa:first.
    private sealed class NotingStore : ISecretStore, IAsyncDisposable
    {
        private readonly InMemorySecretStore _values = new();

        internal NotingStore(int snippets)
        {
            foreach (var environment in new[] { "dev", "prod", "test" })
            {
                foreach (var name in Enumerable.Range(0, snippets).Select(i => $"genie-{environment}/{RandomProgram.CategoryOf(i)}"))
                {
                    _values.Put(name, $$"""{ "first": "{{name}}:first", "second": "{{name}}:second", "third": "{{name}}:third" }""");
                }
            }
        }

        public string Name => "noting";

        internal HashSet<string> Requested { get; } = new(StringComparer.Ordinal);

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
        {
            lock (Requested)
            {
                Requested.Add(request.Name);
            }

            return _values.GetAsync(request, cancellationToken);
        }

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
        {
            lock (Requested)
            {
                Requested.UnionWith(requests.Select(static request => request.Name));
            }

            return _values.GetManyAsync(requests, cancellationToken);
        }

        public ValueTask DisposeAsync() => default;
    }
}
