using System.Data.Common;

namespace Genie.TypedSecrets;

/// <summary>Configures a <see cref="SecretDbDataSource{T}"/>.</summary>
/// <remarks>Immutable. Thread-safe if its functions are.</remarks>
public sealed class SecretDbDataSourceOptions
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

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
        get => Use.IsAuthenticationFailure;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Use = Use.With(isAuthenticationFailure: value);
        }
    }

    /// <inheritdoc cref="SecretUseOptions.Deadline"/>
    public TimeSpan Deadline
    {
        get => Use.Deadline;
        init => Use = Use.With(deadline: value);
    }

    /// <inheritdoc cref="SecretUseOptions.PollInterval"/>
    public TimeSpan PollInterval
    {
        get => Use.PollInterval;
        init => Use = Use.With(pollInterval: value);
    }

    /// <summary>
    /// Gets whether a connection is opened with the previous version (<c>AWSPREVIOUS</c>) if the current one is rejected and there is no newer one: for
    /// rotations that alternate between two users, whose new one may not have reached every replica yet. False by default.
    /// </summary>
    public bool FallBackToPrevious
    {
        get => Use.FallBackToPrevious;
        init => Use = Use.With(fallBackToPrevious: value);
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

    /// <summary>Gets the options of the use that opening a connection is.</summary>
    internal SecretUseOptions Use { get; private init; } = new() { IsAuthenticationFailure = DatabaseAuthentication.IsFailure };
}
