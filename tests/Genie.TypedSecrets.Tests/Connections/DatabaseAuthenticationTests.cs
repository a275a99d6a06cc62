using System.Data.Common;
using Genie.TypedSecrets.Connections.Databases;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests which exceptions reject credentials, and the keywords of the providers.</summary>
public sealed class DatabaseAuthenticationTests
{
    [Theory]
    [InlineData("28P01", null, null, "x", true)]
    [InlineData("28000", null, null, "x", true)]
    [InlineData(null, "Server Error Code", 1045, "x", true)]
    [InlineData(null, "Server Error Code", 1698u, "x", true)]
    [InlineData(null, "HelpLink.EvtID", "18456", "x", true)]
    [InlineData(null, "HelpLink.EvtID", "18488", "x", true)]
    [InlineData(null, null, null, "ORA-01017: invalid username/password; logon denied", true)]
    [InlineData(null, null, null, "ORA-28001: the password has expired", true)]
    [InlineData("3D000", null, null, "x", false)]
    [InlineData("42501", null, null, "x", false)]
    [InlineData(null, "Server Error Code", 1044, "x", false)]
    [InlineData(null, "HelpLink.EvtID", "4060", "x", false)]
    [InlineData(null, null, null, "ORA-12541: TNS:no listener", false)]
    [InlineData(null, null, null, "It failed after ORA-01017", false)]
    [InlineData(null, null, null, "x", false)]
    public void IsFailure_ByTheCodeOfTheDatabase(string? state, string? key, object? code, string message, bool expected)
    {
        FakeDbException exception = new(state, message);
        if (key is not null)
        {
            exception.Data[key] = code;
        }

        DatabaseAuthentication.IsFailure(exception).ShouldBe(expected);
        DatabaseAuthentication.IsFailure(new InvalidOperationException("outer", exception)).ShouldBe(expected);
        DatabaseAuthentication.IsFailure(new AggregateException(new TimeoutException(), exception)).ShouldBe(expected);
    }

    [Fact]
    public void IsFailure_AnotherExceptionWithSuchAMessage_IsNone() =>
        DatabaseAuthentication.IsFailure(new InvalidOperationException("ORA-01017: invalid username/password")).ShouldBeFalse();

    [Theory]
    [InlineData(typeof(NpgsqlConnectionStringBuilder), "Host=db.example.com;Port=5432;Database=warehouse;Username=job;Password=\"p;x\"")]
    [InlineData(typeof(MySqlConnectionStringBuilder), "Server=db.example.com;Port=5432;Database=warehouse;User ID=job;Password=\"p;x\"")]
    [InlineData(typeof(SqlConnectionStringBuilder), "Data Source=db.example.com,5432;Initial Catalog=warehouse;User ID=job;Password=\"p;x\"")]
    [InlineData(typeof(OracleConnectionStringBuilder), "Data Source=db.example.com:5432/warehouse;User Id=job;Password=\"p;x\"")]
    public void Keywords_OfEachProvider_HaveAllKeys(Type type, string expected)
    {
        var builder = (DbConnectionStringBuilder)Activator.CreateInstance(type)!;

        DatabaseKeywords.Of(builder).Apply(new Login("db.example.com", 5432, "warehouse"), builder);

        builder.ConnectionString.ShouldBe(expected);
    }

    [Theory]
    [InlineData(typeof(NpgsqlConnectionStringBuilder), "Username=job;Password=\"p;x\"")]
    [InlineData(typeof(OracleConnectionStringBuilder), "User Id=job;Password=\"p;x\"")]
    public void Keywords_KeysThatTheSecretDoesNotHave_AreLeftOut(Type type, string expected)
    {
        var builder = (DbConnectionStringBuilder)Activator.CreateInstance(type)!;

        DatabaseKeywords.Of(builder).Apply(new Login(null, null, null), builder);

        builder.ConnectionString.ShouldBe(expected);
    }

    [Theory]
    [InlineData(typeof(SqlConnectionStringBuilder), "Data Source=db.example.com;User ID=job;Password=\"p;x\"")]
    [InlineData(typeof(OracleConnectionStringBuilder), "Data Source=db.example.com;User Id=job;Password=\"p;x\"")]
    public void Keywords_AHostAlone_HasNoSeparator(Type type, string expected)
    {
        var builder = (DbConnectionStringBuilder)Activator.CreateInstance(type)!;

        DatabaseKeywords.Of(builder).Apply(new Login("db.example.com", null, null), builder);

        builder.ConnectionString.ShouldBe(expected);
    }

    [Fact]
    public void Keywords_OfAnUnknownProvider_SayWhatToDo() =>
        Should.Throw<NotSupportedException>(() => DatabaseKeywords.Of([])).Message.ShouldBe(
            "The keywords of DbConnectionStringBuilder are not known. Pass a function that sets them: CreateDataSource(factory, (db, builder) => builder[\"…\"] = db.Password.Reveal()).");

    private sealed record Login(string? Server, int? Number, string? Name) : IDatabaseCredentials
    {
        public Secret<string>? Host => Server is { } text ? new(text) : null;

        public Secret<int>? Port => Number is { } port ? new(port) : null;

        public Secret<string>? DatabaseName => Name is { } name ? new(name) : null;

        public Secret<string> UserName => new("job");

        public Secret<string> Password => new("p;x");
    }

    private sealed class NpgsqlConnectionStringBuilder : DbConnectionStringBuilder;

    private sealed class MySqlConnectionStringBuilder : DbConnectionStringBuilder;

    private sealed class SqlConnectionStringBuilder : DbConnectionStringBuilder;

    private sealed class OracleConnectionStringBuilder : DbConnectionStringBuilder;
}
