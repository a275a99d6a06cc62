namespace IngestJob.Tests;

/// <summary>Values the job works with. What no service asks for is a canary that must not show.</summary>
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
