namespace Genie.TypedSecrets.Hosting.Tests.Support;

/// <summary>Waits for work in the background, which no test can drive from outside of the runtime.</summary>
internal static class Waiting
{
    /// <summary>Yields until a condition holds; the test's time limit ends it otherwise.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
