using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Disposes stores that a client created itself. Most stores have nothing to dispose.</summary>
internal static class StoreDisposal
{
    internal static ValueTask DisposeAsync(ISecretStore? store)
    {
        if (store is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        (store as IDisposable)?.Dispose();
        return default;
    }

    internal static void Dispose(ISecretStore? store)
    {
        if (store is IDisposable disposable)
        {
            disposable.Dispose();
        }
        else if (store is IAsyncDisposable asyncDisposable)
        {
            _ = IgnoreAsync(asyncDisposable.DisposeAsync());
        }
    }

    private static async Task IgnoreAsync(ValueTask disposal)
    {
        try
        {
            await disposal.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // No caller waits for it.
        }
    }
}
