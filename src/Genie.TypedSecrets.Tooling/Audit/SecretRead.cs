using System.Globalization;
using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>The outcome of a read.</summary>
internal enum ReadOutcome
{
    Succeeded,
    Denied,
    Failed,
}

/// <summary>Represents an event of a read: a call of <c>GetSecretValue</c> or <c>BatchGetSecretValue</c>.</summary>
/// <param name="Time">The time.</param>
/// <param name="Region">The region that the call was sent to.</param>
/// <param name="Principal">The principal that called.</param>
/// <param name="SecretIds">The names or ARNs of the secrets; empty where a batch asked by filters.</param>
/// <param name="IsBatch">Whether the call was a batch.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Id">The id of the request, or of the event where there is none; null where there is neither.</param>
internal sealed record SecretRead(DateTimeOffset Time, string? Region, Principal Principal, IReadOnlyList<string> SecretIds, bool IsBatch, ReadOutcome Outcome, string? Id)
{
    private const string Source = "secretsmanager.amazonaws.com";

    /// <summary>Gets the read that an event records; null where it records something else.</summary>
    internal static SecretRead? From(JsonElement item)
    {
        if (Text(item, "eventSource") != Source || Text(item, "eventName") is not ("GetSecretValue" or "BatchGetSecretValue") || ReadTime(item) is not { } time)
        {
            return null;
        }

        var error = Text(item, "errorCode");
        return new(
            time,
            Text(item, "awsRegion"),
            Principal.From(item.TryGetProperty("userIdentity", out var identity) ? identity : default),
            [.. Ids(item).Distinct(StringComparer.Ordinal)],
            Text(item, "eventName") == "BatchGetSecretValue",
            error is null ? ReadOutcome.Succeeded : IsDenial(error) ? ReadOutcome.Denied : ReadOutcome.Failed,
            Text(item, "requestID") ?? Text(item, "eventID"));
    }

    internal static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsDenial(string error) =>
        error.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase) || error.Contains("UnauthorizedOperation", StringComparison.OrdinalIgnoreCase) || error.Contains("NotAuthorized", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? ReadTime(JsonElement item) => Text(item, "eventTime") is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static IEnumerable<string> Ids(JsonElement item)
    {
        var request = item.TryGetProperty("requestParameters", out var parameters) ? parameters : default;
        var response = item.TryGetProperty("responseElements", out var elements) ? elements : default;
        string?[] single = [Text(request, "secretId"), Arn(request)];
        var ids = single.OfType<string>().Concat(Texts(request, "secretIdList")).ToList();
        if (ids.Count == 0)
        {
            // What the response and the event's resources say: the same secret by its ARN, where the request says nothing.
            ids.AddRange(new[] { Arn(response) }.OfType<string>()
                .Concat(Items(response, "secretValues").Select(static value => Arn(value) ?? Text(value, "name")).OfType<string>())
                .Concat(Items(item, "resources").Select(Arn).OfType<string>().Where(static arn => arn.Contains(":secretsmanager:", StringComparison.Ordinal))));
        }

        return ids.Count > 0 ? ids : DeniedResource(Text(item, "errorMessage"));
    }

    // Before February 2024 some events had "aRN"; resources have "ARN" (https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html).
    private static string? Arn(JsonElement item) => Text(item, "arn") ?? Text(item, "aRN") ?? Text(item, "ARN");

    private static JsonElement.ArrayEnumerator Items(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static IEnumerable<string> Texts(JsonElement item, string name) =>
        Items(item, name).Where(static id => id.ValueKind == JsonValueKind.String).Select(static id => id.GetString()!);

    // "… is not authorized to perform: secretsmanager:GetSecretValue on resource: genie-prod/database because no identity-based policy …"
    private static IEnumerable<string> DeniedResource(string? message)
    {
        const string Before = " on resource: ";
        var at = message?.IndexOf(Before, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return [];
        }

        var resource = message![(at + Before.Length)..];
        return resource.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? [resource[..end]] : resource.Length > 0 ? [resource] : [];
    }
}
