namespace IngestJob.Tests;

/// <summary>Values that the job accepts. A value that no service checks is a canary, which must not appear in any output.</summary>
internal static class GoodValues
{
    internal const string ApiKeys = "genie-dev/api-keys";
    internal const string Database = "genie-dev/database";
    internal const string Streaming = "genie-dev/streaming";

    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ApiKeys] = """{"github_token":"fake-github-token-a","external_api":{"base_url":"https://market.example/","key":"CANARY-key"}}""",
        [Database] = """{"engine":"postgres","host":"db.example","port":"5432","dbname":"lake","username":"loader","password":"CANARY-password"}""",
        [Streaming] = """{"endpoint":"stream.example:9092","api_key":"fake-streaming-key"}""",
    };
}
