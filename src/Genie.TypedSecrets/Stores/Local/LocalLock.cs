namespace Genie.TypedSecrets.Stores;

/// <summary>Allows one writer at a time in a directory, across all processes. Readers do not lock.</summary>
#pragma warning disable CA1001 // Not disposable: the semaphore holds a handle only when its wait handle is used, and it is not.
internal sealed class LocalLock(ILocalFiles files, string directory, TimeProvider timeProvider)
#pragma warning restore CA1001
{
    internal const string FileName = "lock";

    /// <summary>The time that a writer waits for another one. A write takes milliseconds, so a process that holds the lock longer hangs.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Within the process writers queue here instead of polling the file.
    private readonly SemaphoreSlim _queue = new(1);

    /// <summary>Acquires the lock.</summary>
    /// <returns>The lock, which is released on disposal.</returns>
    /// <exception cref="SecretStoreUnavailableException">Another process did not release it in time.</exception>
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
                    $"Another process has held the lock {path} for {Deadline.TotalSeconds:0} s. Try again; if that process hangs, end it.");
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
