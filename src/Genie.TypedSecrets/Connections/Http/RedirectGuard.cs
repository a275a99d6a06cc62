namespace Genie.TypedSecrets.Connections.Http;

/// <summary>
/// Keeps secrets in headers from being sent to the target of a redirect. The handlers at the end of the chain drop the Authorization header before they
/// follow a redirect, but no other header.
/// </summary>
internal sealed class RedirectGuard(DelegatingHandler handler)
{
    private readonly object _gate = new();
    private volatile bool _isSafe;

    /// <summary>Turns automatic redirects off if the secret is in another header than Authorization.</summary>
    /// <exception cref="InvalidOperationException">They are on, and the handler at the end of the chain can no longer be changed.</exception>
    internal void Check(IReadOnlyList<HeaderChange> changes)
    {
        if (_isSafe || changes.All(static change => change.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        lock (_gate)
        {
            TurnOff();
            _isSafe = true;
        }
    }

    private void TurnOff()
    {
        var inner = handler.InnerHandler;
        while (inner is DelegatingHandler { InnerHandler: { } next })
        {
            inner = next;
        }

        try
        {
            switch (inner)
            {
                case HttpClientHandler { AllowAutoRedirect: true } primary:
                    primary.AllowAutoRedirect = false;
                    break;
                case SocketsHttpHandler { AllowAutoRedirect: true } primary:
                    primary.AllowAutoRedirect = false;
                    break;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException(
                $"The secret is sent in a header that {inner?.GetType().Name} also sends to the address that a redirect names, and the handler has been in use without authentication. Set AllowAutoRedirect to false where the handler is created.",
                e);
        }
    }
}
