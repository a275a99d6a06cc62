using System.Data.Common;
using Genie.TypedSecrets.Connections.Databases;

namespace Genie.TypedSecrets;

/// <summary>Creates data sources from secrets that have the keys of AWS: <c>host</c>, <c>port</c>, <c>dbname</c>, <c>username</c>, <c>password</c>.</summary>
public static class SecretDatabaseExtensions
{
    /// <summary>
    /// Creates a data source whose connections log in with the current version of the secret: <c>Secrets.Current.Database.CreateDataSource(NpgsqlFactory.Instance)</c>.
    /// The keys of the secret become the keywords of the provider.
    /// </summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="factory">The provider: Npgsql, MySqlConnector, MySql.Data, Microsoft.Data.SqlClient or Oracle.ManagedDataAccess.</param>
    /// <param name="configure">Sets keywords that the secret does not contain: <c>builder => builder["Maximum Pool Size"] = 20</c>.</param>
    /// <param name="options">The options that determine which exceptions reject the credentials, and how long connections with a former password may live. Null for the defaults.</param>
    /// <returns>The data source. Dispose it when the application ends.</returns>
    /// <exception cref="NotSupportedException">The keywords of the provider are not known. Use the overload that sets them.</exception>
    public static SecretDbDataSource<T> CreateDataSource<T>(
        this SecretAccessor<T> secret,
        DbProviderFactory factory,
        Action<DbConnectionStringBuilder>? configure = null,
        SecretDbDataSourceOptions? options = null)
        where T : class, IDatabaseCredentials
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(factory);
        var keywords = DatabaseKeywords.Of(factory.CreateConnectionStringBuilder());
        return secret.CreateDataSource(
            factory,
            (login, builder) =>
            {
                keywords.Apply(login, builder);
                configure?.Invoke(builder);
            },
            options);
    }
}
