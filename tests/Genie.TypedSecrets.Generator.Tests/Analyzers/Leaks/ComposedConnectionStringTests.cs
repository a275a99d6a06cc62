using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.Leaks.ComposedConnectionStringAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>Tests connection strings that are composed as text with a revealed value.</summary>
public sealed class ComposedConnectionStringTests
{
    [Theory]
    [InlineData("var dsn = $\"Host=db;Username=u;Password={[|db.Password.Reveal()|]}\";")]
    [InlineData("var dsn = \"Server=db;User Id=u;Pwd='\" + [|db.Password.Reveal()|] + \"';\";")]
    [InlineData("var dsn = string.Format(\"Host={0};Password={1}\", db.Host, [|db.Password.Reveal()|]);")]
    [InlineData("var password = db.Password.Reveal(); var dsn = $\"Host={db.Host};Password={[|password|]};SSL Mode=Require\";")]
    [InlineData("var b = new System.Data.Common.DbConnectionStringBuilder(); b.ConnectionString = $\"{db.Host};Password={[|db.Password.Reveal()|]}\";")]
    [InlineData("var b = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = db.Host + \";Pwd=\" + [|db.Password.Reveal()|] };")]
    [InlineData("Connect($\"{db.Host};Password={[|db.Password.Reveal()|]}\"); static void Connect(string connectionString) => _ = connectionString;")]
    [InlineData("var dsn = $\"AccountName=genie;AccountKey={[|db.Password.Reveal()|]}\";")]
    public Task ConnectionString_ComposedAsText_IsReported(string statements) => Test.VerifyBodyAsync("var db = await Secrets.Current.Database.GetAsync(ct); " + statements);

    [Theory]
    [InlineData("var dsn = $\"Host={db.Host};Username={db.Username}\"; _ = db.Password.Reveal();")]
    [InlineData("var b = new System.Data.Common.DbConnectionStringBuilder { [\"Host\"] = db.Host, [\"Password\"] = db.Password.Reveal() }; var dsn = b.ConnectionString;")]
    [InlineData("var body = $\"grant_type=password&password={db.Password.Reveal()}\";")]
    [InlineData("var text = $\"Password={db.Password.Reveal()}\";")]
    [InlineData("var b = new System.Data.Common.DbConnectionStringBuilder(); b.ConnectionString = $\"Host={db.Host};Username=u\"; b[\"Password\"] = db.Password.Reveal();")]
    [InlineData("var b = new System.Data.Common.DbConnectionStringBuilder(); b.ConnectionString = db.Password.Reveal();")]
    [InlineData("Send($\"user;Password={db.Password.Reveal()}\"); static void Send(string body) => _ = body;")]
    [InlineData("using var source = Secrets.Current.Database.CreateDataSource(System.Data.Common.DbProviderFactories.GetFactory(\"x\"), (login, b) => b[\"Password\"] = login.Password.Reveal());")]
    public Task OtherText_IsNotReported(string statements) => Test.VerifyBodyAsync("var db = await Secrets.Current.Database.GetAsync(ct); " + statements);
}
