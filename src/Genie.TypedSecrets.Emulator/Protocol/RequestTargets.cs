using System.Text.Json;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Gets the secrets that a request names, for injected faults and for the log. The request isn't validated yet.</summary>
internal static class RequestTargets
{
    internal static IReadOnlyList<string> Of(JsonElement request)
    {
        if (request.TryGetProperty("SecretIdList", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            return list.EnumerateArray().Take(ServiceModel.MaxBatchSize).Select(TextOf).OfType<string>().ToArray();
        }

        var isNamed = request.TryGetProperty("SecretId", out var id) || request.TryGetProperty("Name", out id);
        return isNamed && TextOf(id) is { } text ? [text] : [];
    }

    private static string? TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 and <= 2048 } text ? text : null;
}
