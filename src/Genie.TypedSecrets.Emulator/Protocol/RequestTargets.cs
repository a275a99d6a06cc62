using System.Text.Json;
using Genie.TypedSecrets.Emulator.Operations;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Which secrets a request names: what faults are chosen by and the log tells.</summary>
internal static class RequestTargets
{
    internal static IReadOnlyList<string> Of(JsonElement request)
    {
        if (request.TryGetProperty("SecretIdList", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            return list.EnumerateArray().Take(BatchGetSecretValueOperation.MaxCount).Select(TextOf).OfType<string>().ToArray();
        }

        var isNamed = request.TryGetProperty("SecretId", out var id) || request.TryGetProperty("Name", out id);
        return isNamed && TextOf(id) is { } text ? [text] : [];
    }

    private static string? TextOf(JsonElement element) => JsonTexts.TryRead(element) is { Length: > 0 and <= 2048 } text ? text : null;
}
