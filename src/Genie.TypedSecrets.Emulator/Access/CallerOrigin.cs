using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Access;

/// <summary>Represents the origin of a request, for the condition keys about it.</summary>
internal sealed record CallerOrigin(string? SourceIp, string? UserAgent, string? Referer)
{
    internal static CallerOrigin Of(HttpContext context) => new(
        context.Connection.RemoteIpAddress?.ToString(),
        ValueOf(context.Request.Headers.UserAgent),
        ValueOf(context.Request.Headers.Referer));

    private static string? ValueOf(string? header) => string.IsNullOrEmpty(header) ? null : header;
}
