using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.Sql.SqlParameterCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks.Sql;

public sealed class SqlParameterTests
{
    [Theory]
    [InlineData(
        """command.CommandText = $"SELECT id FROM users WHERE token = '{db.Password.Reveal()}' AND active";""",
        """command.CommandText = "SELECT id FROM users WHERE token = @password AND active";⏎command.Parameters.AddWithValue("@password", db.Password.Reveal());""")]
    [InlineData(
        """command.CommandText = "SELECT id FROM users WHERE token = '" + db.Password.Reveal() + "'";""",
        """command.CommandText = "SELECT id FROM users WHERE token = @password";⏎command.Parameters.AddWithValue("@password", db.Password.Reveal());""")]
    [InlineData(
        """command.CommandText = $"SELECT id FROM {table} WHERE token = '{db.Password.Reveal().Replace("'", "''")}'";""",
        """command.CommandText = $"SELECT id FROM {table} WHERE token = @password";⏎command.Parameters.AddWithValue("@password", db.Password.Reveal());""")]
    [InlineData(
        """var token = db.Password.Reveal(); command.CommandText = $"SELECT '{{}}', @token, id FROM {table} WHERE token = {token}";""",
        """var token = db.Password.Reveal(); command.CommandText = $"SELECT '{{}}', @token, id FROM {table} WHERE token = @token2";⏎command.Parameters.AddWithValue("@token2", token);""")]
    [InlineData(
        """command.CommandText = $@"SELECT ""id"" FROM users WHERE token = N'{(await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal()}'";""",
        """command.CommandText = @"SELECT ""id"" FROM users WHERE token = @githubToken";⏎command.Parameters.AddWithValue("@githubToken", (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal());""")]
    [InlineData(
        """using var select = new NpgsqlCommand($"SELECT id FROM users WHERE token = '{db.Password.Reveal()}'", connection);""",
        """using var select = new NpgsqlCommand("SELECT id FROM users WHERE token = @password", connection);⏎select.Parameters.AddWithValue("@password", db.Password.Reveal());""")]
    [InlineData(
        """var select = new NpgsqlCommand { CommandText = $"INSERT INTO logins VALUES ({1}, '{db.Password.Reveal()}')" };""",
        """var select = new NpgsqlCommand { CommandText = $"INSERT INTO logins VALUES ({1}, @password)" };⏎select.Parameters.AddWithValue("@password", db.Password.Reveal());""")]
    [InlineData(
        """DbCommand any = command; any.CommandText = $"CALL login('{db.Password.Reveal()}')";""",
        """DbCommand any = command; any.CommandText = "CALL login(@password)";⏎var password = any.CreateParameter();⏎password.ParameterName = "@password";⏎password.Value = db.Password.Reveal();⏎any.Parameters.Add(password);""")]
    public Task Fix_OfACommand_AddsAParameter(string before, string after) => Test.VerifyAsync(Command(before), Command(after.Replace("⏎", "\n        ", StringComparison.Ordinal)));

    [Fact]
    public Task Fix_OfStatementsOnLines_KeepsCommentsAndIndentation() => Test.VerifyAsync(
        Command("// the login\n        command.CommandText = $\"\"\"\n            SELECT id\n            WHERE token = '{db.Password.Reveal()}'\n            \"\"\"; // quoted\n        command.ExecuteNonQuery();"),
        Command("// the login\n        command.CommandText = \"\"\"\n            SELECT id\n            WHERE token = @password\n            \"\"\"; // quoted\n        command.Parameters.AddWithValue(\"@password\", db.Password.Reveal());\n        command.ExecuteNonQuery();"));

    [Fact]
    public Task Fix_OfLinesWithCarriageReturns_KeepsThem() => Test.VerifyAsync(
        Command("command.CommandText = \"SELECT id WHERE token = '\" +\n            db.Password.Reveal() + \"'\";\n        command.ExecuteNonQuery();").ReplaceLineEndings("\r\n"),
        Command("command.CommandText = \"SELECT id WHERE token = @password\";\n        command.Parameters.AddWithValue(\"@password\", db.Password.Reveal());\n        command.ExecuteNonQuery();").ReplaceLineEndings("\r\n"));

    [Fact]
    public Task FixAll_OfSeveralValues_AddsAParameterForEach() => Test.VerifyAllAsync(
        Command("""command.CommandText = $"SELECT id WHERE a = '{db.Password.Reveal()}' OR b = '{db.Password.Reveal()}'"; var other = new NpgsqlCommand("SELECT " + db.Password.Reveal());"""),
        Command("""command.CommandText = "SELECT id WHERE a = @password OR b = @password2"; command.Parameters.AddWithValue("@password2", db.Password.Reveal()); command.Parameters.AddWithValue("@password", db.Password.Reveal()); var other = new NpgsqlCommand("SELECT @password3");⏎other.Parameters.AddWithValue("@password3", db.Password.Reveal());""".Replace("⏎", "\n        ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""context.Database.ExecuteSqlRaw($"DELETE FROM logins WHERE token = '{db.Password.Reveal()}'");""", """context.Database.ExecuteSql($"DELETE FROM logins WHERE token = {db.Password.Reveal()}");""")]
    [InlineData("""await context.Database.ExecuteSqlRawAsync($"DELETE FROM logins WHERE token = '{db.Password.Reveal()}' AND id = {id}", ct);""", """await context.Database.ExecuteSqlAsync($"DELETE FROM logins WHERE token = {db.Password.Reveal()} AND id = {id}", ct);""")]
    [InlineData("""var all = context.Database.SqlQueryRaw<string>($"SELECT name FROM logins WHERE token IN ('{db.Password.Reveal()}','{id}')");""", """var all = context.Database.SqlQuery<string>($"SELECT name FROM logins WHERE token IN ({db.Password.Reveal()},{id})");""")]
    [InlineData("""var all = context.Set<Login>().FromSqlRaw($"SELECT * FROM logins WHERE token = '{db.Password.Reveal()}'").ToList();""", """var all = context.Set<Login>().FromSql($"SELECT * FROM logins WHERE token = {db.Password.Reveal()}").ToList();""")]
    public Task Fix_OfARawMethod_UsesTheInterpolatedOne(string before, string after) => Test.VerifyAsync(Context(before), Context(after));

    [Theory]
    [InlineData("""connection.Execute($"DELETE FROM logins WHERE token = '{db.Password.Reveal()}'");""", """connection.Execute("DELETE FROM logins WHERE token = @password", new { password = db.Password.Reveal() });""")]
    [InlineData("""connection.Execute($"DELETE FROM logins WHERE token = '{db.Password.Reveal()}' AND id = @id", new { id });""", """connection.Execute("DELETE FROM logins WHERE token = @password AND id = @id", new { id, password = db.Password.Reveal() });""")]
    [InlineData("""connection.Execute($"DELETE FROM logins WHERE token = '{db.Password.Reveal()}'", timeout: 5);""", """connection.Execute("DELETE FROM logins WHERE token = @password", new { password = db.Password.Reveal() }, timeout: 5);""")]
    public Task Fix_OfDapper_AddsAMember(string before, string after) => Test.VerifyAsync(Dapper(before), Dapper(after));

    [Theory]
    [InlineData("""command.CommandText = $"ALTER ROLE loader PASSWORD '{db.Password.Reveal()}'";""")]
    [InlineData("""command.CommandText = $"SELECT 1; SET x = '{db.Password.Reveal()}'";""")]
    [InlineData("""command.CommandText = $"SELECT id WHERE token LIKE '%{db.Password.Reveal()}%'";""")]
    [InlineData("""command.CommandText = $"SELECT id WHERE token = '{db.Password.Reveal():x}'";""")]
    [InlineData("""command.CommandText = $"SELECT id FROM {db.Password.Reveal()}";""")]
    [InlineData("""for (var i = 0; i < 2; i++) { command.CommandText = $"SELECT id WHERE token = '{db.Password.Reveal()}'"; command.ExecuteNonQuery(); }""")]
    [InlineData("""if (table.Length > 0) command.CommandText = $"SELECT id WHERE token = '{db.Password.Reveal()}'";""")]
    [InlineData("""command.CommandText = $"SELECT id WHERE token = '{db.Password.Reveal() /* the login */}'";""")]
    [InlineData("""command.CommandText = $"SELECT id WHERE token = '{db.Password.Reveal()}'"; command.ExecuteNonQuery(); command.CommandText = "SELECT 1";""")]
    public Task Fix_WhereAParameterIsNotAllowedOrCanBeThereAlready_IsNotOffered(string statements) => Test.OffersNothingAsync(Command(statements));

    [Theory]
    [InlineData("""context.Database.ExecuteSqlRaw($"DELETE FROM {id} WHERE token = '{db.Password.Reveal()}'");""")]
    [InlineData("""context.Database.ExecuteSqlRaw($"DELETE FROM logins WHERE id = {{0}} AND token = '{db.Password.Reveal()}'", id);""")]
    public Task Fix_OfARawMethodWithOtherParts_IsNotOffered(string statements) => Test.OffersNothingAsync(Context(statements));

    private static string Command(string statements) => $$"""
        using System.Data.Common;
        using IngestJob;
        using Npgsql;

        internal sealed class Job
        {
            public async Task RunAsync(DatabaseSecret db, NpgsqlConnection connection, string table, CancellationToken ct)
            {
                await Task.Yield();
                var command = connection.CreateCommand();
                {{statements}}
            }
        }
        """;

    private static string Context(string statements) => $$"""
        using IngestJob;
        using Microsoft.EntityFrameworkCore;

        internal sealed class Login { public string? Token { get; set; } }

        internal sealed class Job
        {
            public async Task RunAsync(DatabaseSecret db, DbContext context, string id, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static string Dapper(string statements) => $$"""
        using System.Data;
        using IngestJob;

        internal static class SqlMapper { public static int Execute(this IDbConnection connection, string sql, object? param = null, IDbTransaction? transaction = null, int timeout = 1) => timeout; }

        internal static class Job
        {
            public static void Run(DatabaseSecret db, IDbConnection connection, int id)
            {
                {{statements}}
            }
        }
        """;
}
