namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Carries a response that rejects the credentials to the code that repeats uses. It never leaves the handler.</summary>
/// <param name="response">The response.</param>
/// <param name="canRepeat">Whether the request can be sent again.</param>
internal sealed class RejectedResponseException(HttpResponseMessage response, bool canRepeat) : Exception
{
    internal HttpResponseMessage Response => response;

    internal bool CanRepeat => canRepeat;
}
