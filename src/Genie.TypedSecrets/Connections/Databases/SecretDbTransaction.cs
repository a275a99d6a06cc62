using System.Data;
using System.Data.Common;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>Represents a transaction of a connection that logs in when it is opened.</summary>
/// <param name="transaction">The provider's transaction.</param>
/// <param name="connection">The connection that it was begun on.</param>
internal sealed class SecretDbTransaction(DbTransaction transaction, SecretDbConnection connection) : DbTransaction
{
    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    /// <inheritdoc/>
    public override bool SupportsSavepoints => transaction.SupportsSavepoints;

    /// <summary>Gets the provider's transaction.</summary>
    internal DbTransaction Inner => transaction;

    // Null once it has ended, as the provider's.
    /// <inheritdoc/>
    protected override DbConnection? DbConnection => transaction.Connection is null ? null : connection;

    /// <inheritdoc/>
    public override void Commit() => transaction.Commit();

    /// <inheritdoc/>
    public override Task CommitAsync(CancellationToken cancellationToken = default) => transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Rollback() => transaction.Rollback();

    /// <inheritdoc/>
    public override Task RollbackAsync(CancellationToken cancellationToken = default) => transaction.RollbackAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Save(string savepointName) => transaction.Save(savepointName);

    /// <inheritdoc/>
    public override Task SaveAsync(string savepointName, CancellationToken cancellationToken = default) => transaction.SaveAsync(savepointName, cancellationToken);

    /// <inheritdoc/>
    public override void Rollback(string savepointName) => transaction.Rollback(savepointName);

    /// <inheritdoc/>
    public override Task RollbackAsync(string savepointName, CancellationToken cancellationToken = default) => transaction.RollbackAsync(savepointName, cancellationToken);

    /// <inheritdoc/>
    public override void Release(string savepointName) => transaction.Release(savepointName);

    /// <inheritdoc/>
    public override Task ReleaseAsync(string savepointName, CancellationToken cancellationToken = default) => transaction.ReleaseAsync(savepointName, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            transaction.Dispose();
        }

        base.Dispose(disposing);
    }
}
