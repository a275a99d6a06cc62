using System.Data.Common;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>Opens connections of a provider with the current version of a secret.</summary>
internal interface IConnectionOpener
{
    /// <summary>Gets the provider.</summary>
    DbProviderFactory Factory { get; }

    /// <summary>Gets the pool of the version in use; null until the first connection is opened.</summary>
    ConnectionPool? Current { get; }

    /// <summary>Opens a connection of the provider.</summary>
    DbConnection Open();

    /// <inheritdoc cref="Open"/>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);
}
