using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers;

/// <summary>No rule and no generator throws, whatever state a program or a schema is in while it is typed.</summary>
public sealed class AnalyzerFuzzTests
{
    // Everything that the rules look at, in one file.
    private const string Everything = """
        using System.Diagnostics;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Genie.TypedSecrets.Stores;
        using Microsoft.Extensions.Logging;

        [assembly: UsesEnvironment("staging")]

        namespace IngestJob;

        public sealed record Login(string User, string Token) { public int Port { get; init; } }

        internal static partial class JobLog
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "started {Token}")]
            public static partial void Started(ILogger logger, string token);
        }

        internal sealed class PlainConverter : JsonConverter<Secret<string>>
        {
            public override Secret<string> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Secret.Create(reader.GetString()!);

            public override void Write(Utf8JsonWriter writer, Secret<string> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
        }

        [UsesEnvironment("prod")]
        internal sealed class Job(ILogger<Job> log, Secret<string> token)
        {
            private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal();
            private static readonly Lazy<string> s_lazy = new(() => Secrets.Prod.Database.Password.Reveal());
            private readonly string _token = token.Reveal();
            private Func<string>? _read;

            public event Action? Changed;

            public string Text { get; } = $"{Secrets.Dev.Streaming.ApiKey.Reveal()}";

            public async Task RunAsync(IWritableSecretStore store, IReadOnlyDictionary<string, string> configuration, HttpClient http, CancellationToken ct)
            {
                var keys = await Secrets.Current.ApiKeys.GetAsync(ct);
                var (a, b) = (keys.GithubToken.Reveal(), keys?.SlackWebhook?.Reveal().AbsoluteUri ?? "none");
                log.LogInformation("{A} {B}", a, b[..4]);
                JobLog.Started(log, a + s_token + s_lazy.Value + _token);
                Console.WriteLine($"{a,10:x} {{b}} {(b.Length > 3 ? a : b)}");
                var builder = new StringBuilder().Append(a).AppendLine($"{b}").AppendJoin(',', new[] { a, b });
                foreach (var part in new List<string> { a, [.. b][0].ToString() })
                {
                    builder.Append(part switch { "x" => a, { Length: > 2 } text => text, _ => throw new InvalidOperationException(part) });
                }

                Activity.Current?.SetTag("a", builder.ToString())?.AddEvent(new ActivityEvent(a));
                await File.WriteAllTextAsync("a.txt", builder.ToString(), ct);
                Process.Start(new ProcessStartInfo("curl") { Arguments = a, ArgumentList = { b } });
                await http.GetAsync("https://example.com/?q=1&token=" + a, ct);
                await store.PutAsync(Secrets.Dev.ApiKeys.SecretName, Encoding.UTF8.GetBytes(Secrets.Prod.ApiKeys.GithubToken.Reveal()), false, ct);
                _read = () => a;
                Changed += () => _read = delegate { return b; };
                string Wrap(string text) => "<" + text + ">";
                Console.Error.WriteLine(Wrap(Secrets.Current.ApiKeys.Get().ExternalApi.Key.Reveal()));
                _ = new Login("me", a) with { User = b };
                var all = await SecretsClient.Default.GetSecretAsync("genie-dev/api-keys", ct);
                var one = await SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token", ct);
                _ = Environment.GetEnvironmentVariable("GITHUB_TOKEN") + configuration["genie:github_token"] + all + one.Reveal();
                const string ClientSecret = "Zx81Qq72Lm93Vn04Pk55";
                const string Password = "Host=db;Username=jobs;Password=fake-password-of-a-test";
                lock (builder) { _ = ClientSecret + Password + Secrets.Current.Database.Port; }
                Changed?.Invoke();
            }

            public override string ToString() => $"{s_token} {token.Reveal()}";
        }
        """;

    private static readonly Lazy<string[]> s_programs = new(() =>
        [Everything, Everything, .. Directory.EnumerateFiles(Repository.File("samples"), "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(TypedSecretsGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rules_OnHalfTypedPrograms_NeverThrow(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var text = Damage(random, s_programs.Value[random.Next(s_programs.Value.Length)]);
            var project = DamageSchema(random, JobProject.With(text).Project);

            await Should.NotThrowAsync(() => JobProject.AnalyzeAsync(project, [.. s_analyzers]), text);
            await GenerateAsync(project);
        }
    }

    [Fact]
    public async Task Rules_OnTheWholeProgram_FindSomethingOfEachFamily()
    {
        var found = await JobProject.AnalyzeAsync(JobProject.With(Everything).Project, [.. s_analyzers]);

        found.Select(diagnostic => diagnostic.Id[..5]).Distinct().ShouldBe(["GTS11", "GTS12", "GTS13", "GTS15", "GTS16", "GTS17", "GTS18"], ignoreOrder: true);
    }

    [Fact]
    public async Task Analyzer_ThatThrows_IsNoticed() =>
        await Assert.ThrowsAsync<ShouldAssertException>(() => JobProject.AnalyzeAsync(JobProject.With("class C { }").Project, new Thrower()));

    [Fact]
    public void Analyzers_OfTheAssembly_CoverTheWholeCatalog() =>
        s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Generator.Analyzers.AnalyzerRules.All.Select(rule => rule.Id));

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

    // Up to three pieces are missing, as while something is typed or cut.
    private static string Damage(Random random, string text)
    {
        for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
        {
            var start = random.Next(text.Length);
            text = text.Remove(start, Math.Min(random.Next(1, random.Next(2, 200)), text.Length - start));
        }

        return text;
    }

    private static Project DamageSchema(Random random, Project project)
    {
        var file = project.AdditionalDocuments.ElementAt(random.Next(project.AdditionalDocuments.Count()));
        var text = file.GetTextAsync().GetAwaiter().GetResult().ToString();
        return random.Next(3) > 0
            ? project
            : project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(Damage(random, text))).GetProject(project.Id)!;
    }

    private static async Task GenerateAsync(Project project)
    {
        var result = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver
            .Create(
                [new TypedSecretsGenerator().AsSourceGenerator()],
                project.AnalyzerOptions.AdditionalFiles,
                (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)project.ParseOptions!,
                project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
            .RunGenerators((await project.GetCompilationAsync())!)
            .GetRunResult();
        result.Results.Single().Exception.ShouldBeNull();
    }

#pragma warning disable RS1001 // An analyzer for this test alone: no compiler is to find it.
    private sealed class Thrower : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Generator.Analyzers.AnalyzerRules.BlockingRead];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("thrown by the test"), SymbolKind.NamedType);
        }
    }
}
