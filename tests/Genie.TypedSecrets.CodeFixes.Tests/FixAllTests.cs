using Genie.TypedSecrets.CodeFixes.Blocking;
using Genie.TypedSecrets.CodeFixes.Environments;
using Genie.TypedSecrets.CodeFixes.Leaks;
using Genie.TypedSecrets.CodeFixes.Leaks.Processes;
using Genie.TypedSecrets.CodeFixes.Leaks.Urls;
using Genie.TypedSecrets.CodeFixes.Redaction;
using Genie.TypedSecrets.CodeFixes.Stale;
using Genie.TypedSecrets.CodeFixes.StringlyAccess;
using Genie.TypedSecrets.CodeFixes.Tests.Support;
using Genie.TypedSecrets.Generator.Analyzers.Blocking;
using Genie.TypedSecrets.Generator.Analyzers.Environments;
using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Analyzers.Redaction;
using Genie.TypedSecrets.Generator.Analyzers.Stale;
using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;

namespace Genie.TypedSecrets.CodeFixes.Tests;

/// <summary>Tests fixing everything at once where findings share a statement, a member or a line with others, and have comments.</summary>
public sealed class FixAllTests
{
    private static string Body(string statements) => CodeFixTest<RevealedValueLeakAnalyzer, KeepHiddenCodeFix>.Body(statements.Replace("TOKEN", "Secrets.Current.ApiKeys.GithubToken.Reveal()", StringComparison.Ordinal));

    private static string Type(string members) => $$"""
        // The job.
        namespace IngestJob;

        internal sealed class Job
        {
            {{members.Replace("TOKEN", "Secrets.Current.ApiKeys.GithubToken.Reveal()", StringComparison.Ordinal)}}
        }
        """;

    [Theory]
    [InlineData("Console.WriteLine(\"{0} {1}\", TOKEN, Secrets.Current.Database.Password.Reveal()); // both")]
    [InlineData("Console.WriteLine($\"{TOKEN} {TOKEN}\"); /* a */ Console.Write(TOKEN); // b")]
    [InlineData("try { Console.WriteLine(TOKEN); } catch (Exception e) { throw new InvalidOperationException($\"{TOKEN}\", e); /* c */ }")]
    [InlineData("Action a = () => Console.WriteLine(TOKEN); a(); void Local() => Console.Error.WriteLine(\"x\" + TOKEN); Local();")]
    public Task FixAll_OfLeaks_HidesAll(string statements) => CodeFixTest<RevealedValueLeakAnalyzer, KeepHiddenCodeFix>.VerifyAllRemovedAsync(Body(statements));

    [Theory]
    [InlineData("var a = $\"Host=db;Password={Secrets.Current.Database.Password.Reveal()}\"; /* a */ var b = $\"Host=x;Pwd={Secrets.Current.Database.Password.Reveal()}\"; // b")]
    [InlineData("var all = new[] { $\"Host=db;Password={Secrets.Current.Database.Password.Reveal()}\", $\"Host=x;Pwd={Secrets.Current.Database.Password.Reveal()}\" };")]
    public Task FixAll_OfConnectionStrings_UsesBuilders(string statements) => CodeFixTest<ComposedConnectionStringAnalyzer, ConnectionStringBuilderCodeFix>.VerifyAllRemovedAsync(Body(statements));

    [Fact]
    public Task FixAll_OfConverters_HidesAll() => CodeFixTest<RevealingConverterAnalyzer, HiddenConverterCodeFix>.VerifyAllRemovedAsync(
        string.Join("\n", "namespace IngestJob;", Converter("One"), Converter("Two")));

    [Fact]
    public Task FixAll_OfUrls_SendsHeaders() => CodeFixTest<RevealedValueLeakAnalyzer, BearerHeaderCodeFix>.VerifyAllRemovedAsync(Body(
        "using var http = new HttpClient(); /* a */ await http.GetAsync($\"https://api.example.com/items?access_token={TOKEN}\", ct); await http.DeleteAsync($\"https://api.example.com/x?access_token={TOKEN}\"); // b"));

    [Fact]
    public Task FixAll_OfMembersForOneEnvironment_MarksEach() => CodeFixTest<EnvironmentNamedAnalyzer, MarkEnvironmentCodeFix>.VerifyAllRemovedAsync(Type("""
        // Of the restore.
        public Secret<string> Read() => Secrets.Prod.ApiKeys.GithubToken;

        // Twice in one member.
        public string Both() => Secrets.Prod.ApiKeys.GithubToken.ToString() + Secrets.Prod.Database.Username;
        """));

    [Fact]
    public Task FixAll_OfNamedEnvironments_UsesCurrentInEach() => CodeFixTest<EnvironmentNamedAnalyzer, CurrentEnvironmentCodeFix>.VerifyAllRemovedAsync(Type(
        "public string Both() => Secrets.Prod.ApiKeys.GithubToken.ToString() /* and */ + Secrets.Prod.Database.Username; // c"));

    [Fact]
    public Task FixAll_OfCapturedValues_RevealsInEach() => CodeFixTest<CapturedValueAnalyzer, RevealInsideCodeFix>.VerifyAllRemovedAsync(Type("""
        private Func<string>? _one;
        private Func<string>? _two;

        public void Run()
        {
            var token = TOKEN;
            var password = Secrets.Current.Database.Password.Reveal();
            _one = () => token; // one
            _two = () => "Bearer " + password + password.Length; // two
            _ = _one ?? _two;
        }
        """));

    [Fact]
    public Task FixAll_OfLoops_RevealsInEach() => CodeFixTest<StaleObjectAnalyzer, RevealInsideCodeFix>.VerifyAllRemovedAsync(Body(
        "var token = TOKEN; while (!ct.IsCancellationRequested) { _ = token.Length; /* a */ } var other = TOKEN; while (!ct.IsCancellationRequested) { _ = other + other; } // b"));

    [Fact]
    public Task FixAll_OfStoredValues_RevealsOnUse() => CodeFixTest<StoredValueAnalyzer, RevealOnUseCodeFix>.VerifyAllRemovedAsync(Type("""
        private static readonly string s_token = TOKEN; // one
        private static readonly string s_password = Secrets.Current.Database.Password.Reveal(); // two

        public int Run() => s_token.Length + s_password.Length;
        """));

    [Fact]
    public Task FixAll_OfBlockingReads_AwaitsEach() => CodeFixTest<BlockingReadAnalyzer, AwaitReadCodeFix>.VerifyAllRemovedAsync(Body(
        "var both = Secrets.Current.ApiKeys.GithubToken.ToString() /* and */ + Secrets.Current.Database.Password; // c"));

    [Fact]
    public Task FixAll_OfVariables_SetsThemForTheChild() => CodeFixTest<RevealedValueLeakAnalyzer, ChildEnvironmentCodeFix>.VerifyAllRemovedAsync(Body(
        "Environment.SetEnvironmentVariable(\"A\", TOKEN); Environment.SetEnvironmentVariable(\"B\", TOKEN); var start = new System.Diagnostics.ProcessStartInfo(\"loader\"); System.Diagnostics.Process.Start(start); // c"));

    [Fact]
    public Task FixAll_OfReadsByName_UsesAccessors() => CodeFixTest<StringlyAccessAnalyzer, TypedAccessCodeFix>.VerifyAllRemovedAsync(Body(
        "var both = Environment.GetEnvironmentVariable(\"DATABASE_PASSWORD\") /* and */ + Environment.GetEnvironmentVariable(\"DATABASE_PASSWORD\"); // c"));

    private static string Converter(string name) => $$"""
        internal sealed class {{name}} : System.Text.Json.Serialization.JsonConverter<Secret<string>>
        {
            public override Secret<string> Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => Secret.Create(reader.GetString()!);

            // Writes it.
            public override void Write(System.Text.Json.Utf8JsonWriter writer, Secret<string> value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
        }
        """;
}
