namespace Genie.TypedSecrets.Tooling.Tests.Audit;

/// <summary>Creates events as CloudTrail records them. The shapes are those of AWS's documentation of the record contents and of <c>userIdentity</c>.</summary>
internal static class CloudTrailEvents
{
    private static int s_request;

    internal static string Session(string role, string session) => $$$"""
        {"type":"AssumedRole","principalId":"AROA:{{{session}}}","arn":"arn:aws:sts::123456789012:assumed-role/{{{role}}}/{{{session}}}","accountId":"123456789012","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::123456789012:role/{{{role}}}","userName":"{{{role}}}" } } }
        """;

    internal static string User(string name) => $$"""{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/{{name}}","userName":"{{name}}"}""";

    internal static string Read(string secretId, string identity, string time = "2026-11-02T06:00:00Z", string region = "us-east-1", string? error = null, string? id = null) =>
        Event("GetSecretValue", $$"""{"secretId":"{{secretId}}"}""", identity, time, region, error, id: id);

    internal static string Batch(string[] secretIds, string identity, string? id = null) =>
        Event("BatchGetSecretValue", $$"""{"secretIdList":[{{string.Join(',', secretIds.Select(static secret => $"\"{secret}\""))}}]}""", identity, "2026-11-02T06:00:00Z", "us-east-1", error: null, id: id);

    internal static string Event(string name, string parameters, string identity, string time, string region, string? error, string more = "", string? id = null) => $$"""
        {"eventVersion":"1.09","userIdentity":{{identity}},"eventTime":"{{time}}","eventSource":"secretsmanager.amazonaws.com","eventName":"{{name}}","awsRegion":"{{region}}","sourceIPAddress":"192.0.2.1",{{(error is null ? string.Empty : $"\"errorCode\":\"{error}\",")}}"requestParameters":{{parameters}},"responseElements":null,{{more}}"requestID":"{{id ?? $"request-{Interlocked.Increment(ref s_request)}"}}","eventType":"AwsApiCall"}
        """;

    internal static string File(params string[] events) => $$"""{"Records":[{{string.Join(',', events)}}]}""";
}
