using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.ComposedConnectionStringAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.ConnectionStringBuilderCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks;

public sealed class ConnectionStringBuilderTests
{
    [Theory]
    [InlineData(
        "var db = await Secrets.Current.Database.GetAsync(ct); var dsn = $\"Host={db.Host};Port={db.Port};Username=loader;Password='{db.Password.Reveal()}';SSL Mode=Require\";",
        "var db = await Secrets.Current.Database.GetAsync(ct); var dsn = new System.Data.Common.DbConnectionStringBuilder { [\"Host\"] = db.Host, [\"Port\"] = db.Port, [\"Username\"] = \"loader\", [\"Password\"] = db.Password.Reveal(), [\"SSL Mode\"] = \"Require\" }.ConnectionString;")]
    [InlineData(
        "var db = await Secrets.Current.Database.GetAsync(ct); var dsn = $\"Server=tcp:{db.Host},1433;Pwd={db.Password.Reveal()}\";",
        "var db = await Secrets.Current.Database.GetAsync(ct); var dsn = new System.Data.Common.DbConnectionStringBuilder { [\"Server\"] = $\"tcp:{db.Host},1433\", [\"Pwd\"] = db.Password.Reveal() }.ConnectionString;")]
    public Task Fix_OfAnInterpolatedConnectionString_UsesTheBuilder(string before, string after) => Test.VerifyBodyAsync(before, after);

    [Theory]
    [InlineData("var db = await Secrets.Current.Database.GetAsync(ct); var dsn = \"Host=db;Password=\" + db.Password.Reveal();")]
    [InlineData("var db = await Secrets.Current.Database.GetAsync(ct); var dsn = $\"Host=db;Port={db.Port:D4};Password={db.Password.Reveal()}\";")]
    public Task Fix_OfOtherTexts_IsNotOffered(string statements) => Test.OffersNothingAsync(Test.Body(statements));
}
