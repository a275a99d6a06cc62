using System.Net;

namespace IngestJob.Api;

/// <summary>One call to a service, and what its refusals mean.</summary>
internal static class ServiceCall
{
    /// <summary>Puts a credential into a request's headers.</summary>
    /// <exception cref="JobException">It cannot be part of a header.</exception>
    internal static void Show(HttpRequestMessage request, string header, string value, string credential)
    {
        try
        {
            request.Headers.Add(header, value);
        }
        catch (FormatException)
        {
            // Not the exception's own message, nor the exception: they may quote the value.
            throw new JobException($"The {credential} cannot be sent in a header: there is a line break in it, or something else no header can have. Put it into the store again.");
        }
    }

    /// <summary>Sends a request that shows a credential.</summary>
    /// <param name="http">The client to send it with.</param>
    /// <param name="request">The request.</param>
    /// <param name="credential">Where the credential is kept, to say so where it is refused.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AccessRefusedException">The service does not accept the credential.</exception>
    /// <exception cref="JobException">The service cannot be reached, or fails.</exception>
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request, string credential, CancellationToken cancellationToken)
    {
        var service = request.RequestUri!.Authority;
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new JobException($"{service} cannot be called: {e.Message}", e);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? new AccessRefusedException($"{service} refuses the {credential} ({(int)response.StatusCode}). Put a valid one into the store and run the job again.")
                : new JobException($"{service} answers {(int)response.StatusCode} to {request.Method} {request.RequestUri.AbsolutePath}.");
        }
    }
}
