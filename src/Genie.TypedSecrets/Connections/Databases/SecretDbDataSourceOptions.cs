using System.Data.Common;

namespace Genie.TypedSecrets;

/// <summary>Configures a <see cref="SecretDbDataSource{T}"/>.</summary>
/// <remarks>Immutable. Thread-safe if its functions are.</remarks>
public sealed class SecretDbDataSourceOptions : SecretRotationOptions
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    private readonly Func<Exception, bool> _isAuthenticationFailure = DatabaseAuthentication.IsFailure;
    private readonly TimeSpan _formerConnectionLifetime = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets the time after which the pooled connections of a former version are closed, once a newer version is in use. 30 seconds by default, so
    /// that a store whose replicas disagree for a moment costs no connections. From 0 (at once) to 1 hour.
    /// </summary>
    /// <remarks>
    /// A connection that is in use then is closed when it is returned. A new version is in use as soon as the cache has it: at the latest after
    /// <see cref="SecretsOptions.TimeToLive"/>, because the data source subscribes to the secret.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan FormerConnectionLifetime
    {
        get => _formerConnectionLifetime;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest);
            _formerConnectionLifetime = value;
        }
    }

    /// <summary>
    /// Gets the function that returns whether an exception means that the credentials were rejected. <see cref="DatabaseAuthentication.IsFailure"/> by
    /// default, which knows PostgreSQL, MySQL, MariaDB, SQL Server and Oracle. All other exceptions are thrown at once.
    /// </summary>
    public Func<Exception, bool> IsAuthenticationFailure
    {
        get => _isAuthenticationFailure;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _isAuthenticationFailure = value;
        }
    }

    /// <summary>
    /// Gets the function that creates the provider's data source for a connection string. By default the provider's factory does. Set it to configure
    /// the data source: <c>text => new NpgsqlDataSourceBuilder(text).EnableDynamicJson().Build()</c>.
    /// </summary>
    /// <remarks>It is called once for each version. The data source has the connections of that version, and is disposed with them.</remarks>
    public Func<string, DbDataSource>? DataSourceFactory { get; init; }

    /// <summary>
    /// Gets the function that closes the pooled connections that have the connection string of the given one. Only necessary for a provider
    /// whose data sources have no pool of their own, if the application is trimmed: <c>c => SqlConnection.ClearPool((SqlConnection)c)</c>.
    /// </summary>
    /// <remarks>
    /// By default the static method <c>ClearPool</c> of the connection's class is called if the provider's factory has no data source of its own,
    /// as in Microsoft.Data.SqlClient, Oracle.ManagedDataAccess and MySql.Data. Npgsql and MySqlConnector have one, and disposing it closes them.
    /// </remarks>
    public Action<DbConnection>? ClearPool { get; init; }
}
