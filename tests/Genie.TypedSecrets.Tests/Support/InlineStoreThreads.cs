using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>Calls the store on the thread that asks for it, so that a test knows when the call has begun.</summary>
internal sealed class InlineStoreThreads : IStoreThreads
{
    public void Run(Action work) => work();

    public void Cancel(CancellationTokenSource source) => source.Cancel();

    public void Dispose()
    {
    }
}
