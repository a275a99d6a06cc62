using System.Net;

namespace IngestJob.Api;

/// <summary>Sends requests with a credential, and turns failures into exceptions that say what to do.</summary>
internal static class ServiceCall
{
    /// <summary>Adds a credential to a request's headers.</summary>
    /// <exception cref="JobException">The value is not valid in a header.</exception>
    internal static void AddCredential(HttpRequestMessage request, string header, string value, string credential)
    {
        try
        {
            request.Headers.Add(header, value);
        }
        catch (FormatException)
        {
            // The exception and its message may quote the value, so neither is passed on.
            throw new JobException($"The {credential} cannot be sent in a header: it contains a line break or another character that is not valid there. Put a corrected value into the store.");
        }
    }

    /// <summary>Sends a request that has a credential in its headers.</summary>
    /// <param name="http">The client to send it with.</param>
    /// <param name="request">The request.</param>
    /// <param name="credential">The key and the secret of the credential, for error messages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AccessDeniedException">The service rejected the credential.</exception>
    /// <exception cref="JobException">The service cannot be reached, or the request failed.</exception>
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
                ? new AccessDeniedException($"{service} rejected the {credential} ({(int)response.StatusCode}). Put a valid one into the store and run the job again.")
                : new JobException($"{service} responded with {(int)response.StatusCode} to {request.Method} {request.RequestUri.AbsolutePath}.");
        }
    }
}
