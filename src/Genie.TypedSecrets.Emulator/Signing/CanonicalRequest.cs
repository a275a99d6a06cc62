using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Signing;

/// <summary>Creates the canonical form of a request, which is signed.</summary>
internal static class CanonicalRequest
{
    /// <summary>Creates the canonical request: method, path, query, signed headers, their names, and the hash of the body.</summary>
    internal static string Of(HttpRequest request, IReadOnlyList<string> signedHeaders, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(PathOf(request.Path)).Append('\n');
        text.Append(QueryOf(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').AppendJoin(',', request.Headers[name].Select(Trim)).Append('\n');
        }

        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n');
        text.Append(Convert.ToHexStringLower(SHA256.HashData(body)));
        return text.ToString();
    }

    private static string PathOf(PathString path) =>
        path.HasValue ? string.Join('/', path.Value!.Split('/').Select(static part => Uri.EscapeDataString(Uri.EscapeDataString(part)))) : "/";

    private static string QueryOf(IQueryCollection query) => string.Join('&', query
        .SelectMany(static parameter => parameter.Value.Select(value => (Name: Uri.EscapeDataString(parameter.Key), Value: Uri.EscapeDataString(value ?? string.Empty))))
        .OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)
        .ThenBy(static parameter => parameter.Value, StringComparer.Ordinal)
        .Select(static parameter => $"{parameter.Name}={parameter.Value}"));

    // Leading and trailing spaces are ignored, and several spaces count as one.
    private static string Trim(string? value) => string.Join(' ', (value ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
