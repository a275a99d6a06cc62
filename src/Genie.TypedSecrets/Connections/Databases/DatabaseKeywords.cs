using System.Data.Common;
using System.Globalization;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>Writes the keys of a database secret under the keywords of a provider.</summary>
internal sealed class DatabaseKeywords
{
    private readonly string _server;
    private readonly string? _port;
    private readonly string? _database;
    private readonly string _user;
    private readonly string _separator;
    private readonly string _databaseSeparator;

    private DatabaseKeywords(string server, string? port, string? database, string user, string separator = "", string databaseSeparator = "") =>
        (_server, _port, _database, _user, _separator, _databaseSeparator) = (server, port, database, user, separator, databaseSeparator);

    /// <summary>Gets the keywords of the provider that a builder belongs to.</summary>
    /// <exception cref="NotSupportedException">The provider is not known.</exception>
    internal static DatabaseKeywords Of(DbConnectionStringBuilder? builder) => builder?.GetType().Name switch
    {
        "NpgsqlConnectionStringBuilder" => new("Host", "Port", "Database", "Username"),

        // MySqlConnector and MySql.Data.
        "MySqlConnectionStringBuilder" => new("Server", "Port", "Database", "User ID"),

        // The port is part of the data source: host,port.
        "SqlConnectionStringBuilder" => new("Data Source", null, "Initial Catalog", "User ID", separator: ","),

        // So is the service: host:port/service.
        "OracleConnectionStringBuilder" => new("Data Source", null, null, "User Id", separator: ":", databaseSeparator: "/"),
        var other => throw new NotSupportedException(
            $"The keywords of {other ?? "a provider without a DbConnectionStringBuilder"} are not known. Pass a function that sets them: CreateDataSource(factory, (db, builder) => builder[\"…\"] = db.Password.Reveal())."),
    };

    /// <summary>Sets the keywords that the secret has keys for.</summary>
    internal void Apply(IDatabaseCredentials login, DbConnectionStringBuilder builder)
    {
        if (login.Host is { } host)
        {
            var port = login.Port?.Reveal().ToString(CultureInfo.InvariantCulture);
            var database = login.DatabaseName?.Reveal();
            builder[_server] = host.Reveal()
                + (_port is null && port is not null ? _separator + port : string.Empty)
                + (_database is null && database is not null ? _databaseSeparator + database : string.Empty);
        }

        if (_port is not null && login.Port is { } number)
        {
            builder[_port] = number.Reveal();
        }

        if (_database is not null && login.DatabaseName is { } name)
        {
            builder[_database] = name.Reveal();
        }

        builder[_user] = login.UserName.Reveal();
        builder["Password"] = login.Password.Reveal();
    }
}
