namespace Genie.TypedSecrets.Integration.Tests.Support;

/// <summary>A database server whose users' passwords can be changed, and which says who is connected.</summary>
public interface IDatabaseServer
{
    /// <summary>Gets the port that it listens on, on 127.0.0.1.</summary>
    int Port { get; }

    /// <summary>Gets the engine's name in secrets, and the database that users connect to.</summary>
    (string Engine, string Database) Kind { get; }

    /// <summary>Sets a user's password; the former one is rejected from then on. Creates the user if there is none.</summary>
    Task SetPasswordAsync(string user, string password);

    /// <summary>Returns a mark: connections that log in later are after it.</summary>
    Task<string> MarkAsync();

    /// <summary>Counts the connections of a user that logged in before a mark.</summary>
    Task<long> CountConnectionsBeforeAsync(string user, string mark);
}
