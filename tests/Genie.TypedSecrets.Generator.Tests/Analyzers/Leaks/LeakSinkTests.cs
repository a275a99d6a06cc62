using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>Where a revealed value must not go, and where it may.</summary>
public sealed class LeakSinkTests
{
    [Theory]
    [InlineData("log.LogInformation(\"token {Token}\", {|GTS1101:secret.Reveal()|});")]
    [InlineData("log.LogError(new EventId(1), \"token {Token} {Other}\", 1, {|GTS1101:secret.Reveal()|});")]
    [InlineData("log.LogDebug($\"token {{|GTS1101:secret.Reveal()|}}\");")]
    [InlineData("log.Log(LogLevel.Warning, \"token \" + {|GTS1101:secret.Reveal()|});")]
    [InlineData("using (log.BeginScope(\"token {Token}\", {|GTS1101:secret.Reveal()|})) { }")]
    [InlineData("JobLog.Started(log, {|GTS1101:secret.Reveal()|});")]
    [InlineData("JobLog.s_failed(log, {|GTS1101:secret.Reveal()|}, null);")]
    [InlineData("Serilog.Log.Information(\"token {Token}\", {|GTS1101:secret.Reveal()|});")]
    [InlineData("Serilog.Log.Logger.ForContext(\"Token\", {|GTS1101:secret.Reveal()|}).Warning(\"hello\");")]
    [InlineData("Serilog.Log.Debug(\"{@Login}\", new { Token = {|GTS1101:secret.Reveal()|} });")]
    [InlineData("Serilog.Context.LogContext.PushProperty(\"Token\", {|GTS1101:secret.Reveal()|});")]
    [InlineData("new Company.Log().Warn({|GTS1101:secret.Reveal()|});")]
    public Task Log_OfARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Console.WriteLine({|GTS1102:secret.Reveal()|});")]
    [InlineData("Console.Write(\"{0} {1}\", 1, {|GTS1102:secret.Reveal()|});")]
    [InlineData("Console.Error.WriteLine($\"token {{|GTS1102:secret.Reveal()|}}\");")]
    [InlineData("await Console.Out.WriteLineAsync({|GTS1102:secret.Reveal()|});")]
    [InlineData("Trace.TraceInformation(\"{0}\", {|GTS1102:secret.Reveal()|});")]
    [InlineData("Debug.WriteLine({|GTS1102:secret.Reveal()|});")]
    [InlineData("Debug.Assert(secret.Reveal().Length > 0, $\"bad token {{|GTS1102:secret.Reveal()|}}\");")]
    [InlineData("new TraceSource(\"job\").TraceInformation({|GTS1102:secret.Reveal()|});")]
    public Task Output_OfARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("activity.SetTag(\"token\", {|GTS1103:secret.Reveal()|});")]
    [InlineData("activity.AddBaggage(\"token\", {|GTS1103:secret.Reveal()|});")]
    [InlineData("activity.DisplayName = \"load with \" + {|GTS1103:secret.Reveal()|};")]
    [InlineData("activity.AddEvent(new ActivityEvent({|GTS1103:secret.Reveal()|}));")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object?>(\"token\", {|GTS1103:secret.Reveal()|}));")]
    [InlineData("var tags = new TagList(); tags.Add(\"token\", {|GTS1103:secret.Reveal()|}); counter.Add(1, {|GTS1103:tags|});")]
    public Task Telemetry_WithARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("throw new InvalidOperationException({|GTS1104:secret.Reveal()|});")]
    [InlineData("throw new InvalidOperationException($\"bad token {{|GTS1104:secret.Reveal()|}}\", new IOException());")]
    [InlineData("var e = new IOException(); e.Data[\"token\"] = {|GTS1104:secret.Reveal()|};")]
    [InlineData("new IOException().Data.Add(\"token\", {|GTS1104:secret.Reveal()|});")]
    public Task Exception_WithARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("File.WriteAllText(\"a\", {|GTS1105:secret.Reveal()|});")]
    [InlineData("await File.AppendAllTextAsync(\"a\", \"token=\" + {|GTS1105:secret.Reveal()|}, ct);")]
    [InlineData("File.WriteAllLines(\"a\", new[] { {|GTS1105:secret.Reveal()|} });")]
    [InlineData("using var writer = new StreamWriter(\"a\"); writer.WriteLine({|GTS1105:secret.Reveal()|});")]
    [InlineData("using var writer = File.CreateText(\"a\"); await writer.WriteAsync({|GTS1105:secret.Reveal()|});")]
    public Task File_WithARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Process.Start(\"curl\", {|GTS1106:secret.Reveal()|});")]
    [InlineData("var start = new ProcessStartInfo(\"curl\") { Arguments = $\"-H {{|GTS1106:secret.Reveal()|}}\" };")]
    [InlineData("var start = new ProcessStartInfo(\"curl\", \"-H \" + {|GTS1106:secret.Reveal()|});")]
    [InlineData("var start = new ProcessStartInfo(\"curl\"); start.ArgumentList.Add({|GTS1106:secret.Reveal()|});")]
    [InlineData("var start = new ProcessStartInfo(\"curl\") { ArgumentList = { \"-H\", {|GTS1106:secret.Reveal()|} } };")]
    public Task ProcessArgument_OfARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await http.GetAsync($\"https://example.com/a?token={{|GTS1107:secret.Reveal()|}}\", ct);")]
    [InlineData("var url = baseUrl + \"?page=\" + 1 + \"&token=\" + {|GTS1107:secret.Reveal()|};")]
    [InlineData("var url = new Uri($\"{baseUrl}/a?x=1&api-key={{|GTS1107:Uri.EscapeDataString(secret.Reveal())|}}&y=2\");")]
    [InlineData("var url = new UriBuilder(baseUrl) { Query = \"token=\" + {|GTS1107:secret.Reveal()|} };")]
    public Task UrlQuery_WithARevealedValue_IsFound(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("request.Headers.Authorization = new(\"Bearer\", secret.Reveal());")]
    [InlineData("var dsn = $\"Host={baseUrl};Password={secret.Reveal()}\";")]
    [InlineData("request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret\"] = secret.Reveal() });")]
    [InlineData("request.Content = new StringContent($\"grant_type=code&client_secret={secret.Reveal()}\");")]
    [InlineData("var start = new ProcessStartInfo(\"git\"); start.Environment[\"GIT_TOKEN\"] = secret.Reveal();")]
    [InlineData("var start = new ProcessStartInfo(\"git\") { PasswordInClearText = secret.Reveal() };")]
    [InlineData("using var process = Process.Start(\"git\", \"fetch\"); await process.StandardInput.WriteLineAsync(secret.Reveal());")]
    [InlineData("log.LogInformation(\"token {Token}\", secret);")]
    [InlineData("log.LogInformation(\"token of {Length} characters\", secret.Reveal().Length);")]
    [InlineData("log.LogInformation(\"same: {Same}\", secret.Reveal() == \"a\");")]
    [InlineData("log.LogInformation(\"empty: {Empty}\", string.IsNullOrEmpty(secret.Reveal()));")]
    [InlineData("Console.WriteLine($\"token {secret} of {secret.Reveal().Length} characters\");")]
    [InlineData("Console.WriteLine(Secrets.Current.Database.Get());")]
    [InlineData("Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret.Reveal()))));")]
    [InlineData("Console.WriteLine(Secrets.Current.ApiKeys.SlackWebhook!.Value.Reveal().Host);")]
    [InlineData("activity.SetTag(\"secret\", Secrets.Current.ApiKeys.SecretName);")]
    [InlineData("throw new InvalidOperationException($\"{secret} is refused by {baseUrl}\");")]
    [InlineData("if (secret.Reveal().Length < 3) { throw new InvalidOperationException(\"The token is too short.\"); }")]
    [InlineData("File.WriteAllText(\"a\", $\"{secret.Reveal().Length}\");")]
    [InlineData("using var body = new MemoryStream(); using var writer = new StreamWriter(body); writer.Write(secret.Reveal());")]
    [InlineData("Connect(secret.Reveal()); static void Connect(string token) { _ = token.Length; }")]
    [InlineData("new Company.Catalog().Log(secret.Reveal());")]
    [InlineData("Console.WriteLine(Math.Log(secret.Reveal().Length));")]
    [InlineData("var text = $\"is it a question? {secret.Reveal()}\";")]
    [InlineData("var url = $\"https://example.com/?page=1#{secret.Reveal()}\";")]
    [InlineData("Check(secret.Reveal()); Console.WriteLine(\"checked\"); static void Check(string token) { if (token.Length == 0) { throw new ArgumentException(\"empty\", nameof(token)); } }")]
    [InlineData("Console.WriteLine(typeof(Secret<string>).GetMethod(nameof(Secret<string>.Reveal)));")]
    [InlineData("Console.WriteLine(new Company.Own().Reveal());")]
    public Task UseOfASecret_ThatIsMeant_IsFine(string statement) => VerifyAsync(statement);

    [Fact]
    public async Task Rule_ByDefault_IsAnErrorThatNamesSecretAndPlace()
    {
        var found = await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyBodyAsync("Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.GithubToken.Reveal()|});");

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Error);
        found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe("The value of 'GithubToken' is printed by Console.WriteLine. Pass the Secret<T> itself, which prints ***, or omit it.");
    }

    [Fact]
    public async Task Rule_LoweredInEditorConfig_IsAWarning()
    {
        var found = await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyBodyAsync(
            "Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.GithubToken.Reveal()|});",
            "dotnet_diagnostic.GTS1102.severity = warning");

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    public Task Rule_SwitchedOffInEditorConfig_LeavesTheOthersOn() => AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyBodyAsync(
        """
        var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
        Console.WriteLine(token);
        File.WriteAllText("a", {|GTS1105:token|});
        """,
        "dotnet_diagnostic.GTS1102.severity = none");

    [Fact]
    public Task Leak_InAFieldInitializerPropertyConstructorOrProgram_IsFound() => AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync(
        """
        using IngestJob;

        Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.GithubToken.Reveal()|});

        internal sealed class Holder
        {
            private readonly Exception _error = new({|GTS1104:Secrets.Current.ApiKeys.GithubToken.Reveal()|});

            public Holder() => Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.GithubToken.Reveal()|} + _error);

            public string Text
            {
                get
                {
                    Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.GithubToken.Reveal()|});
                    return string.Empty;
                }
            }
        }
        """,
        kind: OutputKind.ConsoleApplication);

    private static async Task VerifyAsync(string statement) => await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync($$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Logging;

        namespace Company
        {
            internal sealed class Log { public void Warn(string text) => _ = text; }

            internal sealed class Catalog { public void Log(string text) => _ = text; }

            internal sealed class Own { public string Reveal() => "own"; }
        }

        namespace IngestJob
        {
            internal static partial class JobLog
            {
                public static readonly Action<ILogger, string, Exception?> s_failed = LoggerMessage.Define<string>(LogLevel.Error, new EventId(1), "{Token}");

                [LoggerMessage(Level = LogLevel.Information, Message = "started {Token}")]
                public static partial void Started(ILogger logger, string token);

                public static partial void Started(ILogger logger, string token) => _ = token;
            }

            internal sealed class Job
            {
                public async Task RunAsync(ILogger<Job> log, Activity activity, Counter<int> counter, HttpClient http, HttpRequestMessage request, Secret<string> secret, string baseUrl, CancellationToken ct)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
        }
        """);
}
