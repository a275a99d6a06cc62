using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>Represents the connections that have the same connection string.</summary>
/// <remarks><see cref="ConnectionPools"/> synchronizes everything that changes.</remarks>
internal sealed class ConnectionPool
{
    // What may be shown: no name of a user, and nothing that a provider could use as a credential.
    private static readonly string[] s_shown = ["Host", "Server", "Data Source", "Port", "Database", "Initial Catalog", "Enlist"];

    private readonly Action<DbConnection>? _clear;

    internal ConnectionPool(string connectionString, DbProviderFactory factory, SecretDbDataSourceOptions options)
    {
        Source = options.DataSourceFactory?.Invoke(connectionString) ?? factory.CreateDataSource(connectionString);
        _clear = options.ClearPool ?? (HasOwnPool(Source) ? null : ClearByName);
        Description = Describe(connectionString);
        using var connection = Source.CreateConnection();
        (Server, Database) = (connection.DataSource ?? string.Empty, connection.Database ?? string.Empty);
    }

    /// <summary>Gets the provider's data source.</summary>
    internal DbDataSource Source { get; }

    /// <summary>Gets the settings of the connection string that are no secret.</summary>
    internal string Description { get; }

    /// <summary>Gets the server, as the provider's connections say it.</summary>
    internal string Server { get; }

    /// <summary>Gets the database, as the provider's connections say it.</summary>
    internal string Database { get; }

    /// <summary>Gets or sets the number of connections that are being opened.</summary>
    internal int Opening { get; set; }

    /// <summary>Gets or sets the timer that closes the pool; null while its version is in use.</summary>
    internal ITimer? Timer { get; set; }

    /// <summary>Gets or sets whether the pool is to be closed as soon as no connection is being opened.</summary>
    internal bool IsOver { get; set; }

    /// <summary>Closes the connections that are idle. Those in use are closed when they are returned.</summary>
    internal void Close()
    {
        Clear();
        Source.Dispose();
    }

    /// <inheritdoc cref="Close"/>
    internal async ValueTask CloseAsync()
    {
        Clear();
        await Source.DisposeAsync().ConfigureAwait(false);
    }

    private void Clear()
    {
        if (_clear is not null)
        {
            using var connection = Source.CreateConnection();
            _clear(connection);
        }
    }

    // The data source that DbProviderFactory itself creates has none: the provider pools by the connection string.
    private static bool HasOwnPool(DbDataSource source) => source.GetType().Assembly != typeof(DbDataSource).Assembly;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "If ClearPool was trimmed away, SecretDbDataSourceOptions.ClearPool takes its place; its documentation says so.")]
    private static void ClearByName(DbConnection connection) => connection.GetType()
        .GetMethod("ClearPool", BindingFlags.Public | BindingFlags.Static, [connection.GetType()])?
        .Invoke(null, [connection]);

    private static string Describe(string connectionString)
    {
        DbConnectionStringBuilder all = new() { ConnectionString = connectionString };
        DbConnectionStringBuilder shown = [];
        foreach (var keyword in s_shown)
        {
            if (all.TryGetValue(keyword, out var value))
            {
                shown[keyword] = value;
            }
        }

        return shown.ConnectionString;
    }
}
