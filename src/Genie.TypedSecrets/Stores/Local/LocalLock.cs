namespace Genie.TypedSecrets.Stores;

/// <summary>Lets one writer at a time into a directory, of this process and of others. Readers need no lock.</summary>
#pragma warning disable CA1001 // Not disposable: the semaphore holds a handle only where its wait handle is asked for, and nobody does.
internal sealed class LocalLock(ILocalFiles files, string directory, TimeProvider timeProvider)
#pragma warning restore CA1001
{
    internal const string FileName = "lock";

    /// <summary>How long a writer waits for another. A write takes milliseconds; who holds the lock longer than this hangs.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Within the process writers queue here instead of polling the file.
    private readonly SemaphoreSlim _queue = new(1);

    /// <summary>Waits for the lock.</summary>
    /// <returns>What to dispose to let go of it.</returns>
    /// <exception cref="SecretStoreUnavailableException">Another process did not let go of it in time.</exception>
    internal async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new Holder(_queue, await EnterFileAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _queue.Release();
            throw;
        }
    }

    private async ValueTask<IDisposable> EnterFileAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        var start = timeProvider.GetTimestamp();
        while (true)
        {
            if (files.TryLock(path) is { } held)
            {
                return held;
            }

            if (timeProvider.GetElapsedTime(start) >= Deadline)
            {
                throw new SecretStoreUnavailableException(
                    LocalSecretStore.StoreName,
                    $"Another process has been writing for {Deadline.TotalSeconds:0} s and holds {path}. Try again; if it hangs, end it.");
            }

            await Task.Delay(Pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Holder(SemaphoreSlim queue, IDisposable file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            queue.Release();
        }
    }
}
