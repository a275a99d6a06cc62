using Leak = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.KeepHiddenCodeFix>;
using Settings = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.ComposedConnectionStringAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.ConnectionStringBuilderCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks;

/// <summary>Tests fixes of leaks in code of unusual shapes.</summary>
public sealed class KeepHiddenShapesTests
{
    [Theory]
    [InlineData("DatabaseSecret? none = db; Console.WriteLine($\"{none?.Password.Reveal(),10}\");", "DatabaseSecret? none = db; Console.WriteLine($\"{none?.Password,10}\");")]
    [InlineData("System.Diagnostics.Debug.Assert(ct.CanBeCanceled, $\"{db.Password.Reveal()}\");", "System.Diagnostics.Debug.Assert(ct.CanBeCanceled, $\"{db.Password}\");")]
    [InlineData("Console.WriteLine(\"{0}\", new object[] { /* the login */ db.Password.Reveal() });", "Console.WriteLine(\"{0}\", new object[] { /* the login */ db.Password });")]
    [InlineData("File.AppendAllText(Path.Combine(\"logs\", $\"{db.Host}.log\"), $\"{db.Password.Reveal()}\");", "File.AppendAllText(Path.Combine(\"logs\", $\"{db.Host}.log\"), $\"{db.Password}\");")]
    public Task Fix_OfAValueInAShape_PrintsTheSecret(string before, string after) => Leak.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData("var token = db.Password.Reveal(); Change(ref token); Console.WriteLine(token); void Change(ref string text) => text = \"x\";")]
    [InlineData("var login = db; var token = login.Password.Reveal(); Action<DatabaseSecret> print = static _ => { }; foreach (var i in new[] { 1 }) { Print(token); } void Print(string text) => Console.WriteLine(text);")]
    [InlineData("File.WriteAllText(\".npmrc\", $\"token={db.Password.Reveal()}\");")]
    public Task Fix_ThatWouldChangeTheMeaning_IsNotOffered(string statements) => Leak.OffersNothingAsync(Job(statements));

    [Fact]
    public Task FixAll_OfTwoValuesInOneSum_LeavesTheOneThatMakesItAText() => Leak.VerifyAllAsync(
        Job("Console.WriteLine(db.Password.Reveal() + db.Password.Reveal());"),
        Job("Console.WriteLine(db.Password + db.Password.Reveal());"));

    [Theory]
    [InlineData("var dsn = $\"Data Source={db.Host}\\\\SQLEXPRESS ; User ID = a ;Password = '{db.Password.Reveal()}' ;\";", "var dsn = new System.Data.Common.DbConnectionStringBuilder { [\"Data Source\"] = $\"{db.Host}\\\\SQLEXPRESS\", [\"User ID\"] = \"a\", [\"Password\"] = db.Password.Reveal() }.ConnectionString;")]
    [InlineData("var dsn = $\"Host=a{{b}}{db.Host};Password={db.Password.Reveal() /* the login */}\";", "var dsn = new System.Data.Common.DbConnectionStringBuilder { [\"Host\"] = $\"a{{b}}{db.Host}\", [\"Password\"] = db.Password.Reveal() /* the login */ }.ConnectionString;")]
    public Task Fix_OfAConnectionString_EscapesItsTexts(string before, string after) => Settings.VerifyAsync(Job(before), Job(after));

    // These are not parsed by a DbConnectionStringBuilder, or have quotes that it would write again.
    [Theory]
    [InlineData("var storage = $\"AccountName={db.Username};AccountKey={db.Password.Reveal()};EndpointSuffix=core.windows.net\";")]
    [InlineData("var bus = $\"Endpoint=sb://{db.Host};SharedAccessKeyName=root;SharedAccessKey={db.Password.Reveal()}\";")]
    [InlineData("var dsn = $\"Host={db.Host};Options='a;b';Password={db.Password.Reveal()}\";")]
    public Task Fix_OfOtherConnectionStrings_IsNotOffered(string statements) => Settings.OffersNothingAsync(Job(statements));

    private static string Job(string statements) => $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public async Task RunAsync(DatabaseSecret db, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
