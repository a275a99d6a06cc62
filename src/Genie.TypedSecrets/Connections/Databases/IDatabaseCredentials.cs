namespace Genie.TypedSecrets;

/// <summary>
/// Provides the keys that AWS writes into the secret of a database. The generator implements it on the record of every category that has
/// <c>username</c> and <c>password</c> as required strings; see <see cref="SecretDatabaseExtensions"/>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html">The structure of database secrets</see>.</remarks>
public interface IDatabaseCredentials
{
    /// <summary>Gets the key <c>host</c>: the server's name. Null if the secret has none, as secrets that Amazon RDS manages.</summary>
    Secret<string>? Host { get; }

    /// <summary>Gets the key <c>port</c>. Null if the secret has none.</summary>
    Secret<int>? Port { get; }

    /// <summary>Gets the key <c>dbname</c>: the database to connect to. Null if the secret has none.</summary>
    Secret<string>? DatabaseName { get; }

    /// <summary>Gets the key <c>username</c>.</summary>
    Secret<string> UserName { get; }

    /// <summary>Gets the key <c>password</c>.</summary>
    Secret<string> Password { get; }
}
