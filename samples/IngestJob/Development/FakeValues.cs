namespace IngestJob.Development;

/// <summary>What the first run puts into the store. Nothing here opens anything but the stand-ins.</summary>
internal static class FakeValues
{
    // The machine user has two tokens and uses them by turns: a rotation puts the other one into the store and revokes this one.
    internal const string TokenA = "fake-github-token-a";
    internal const string TokenB = "fake-github-token-b";
    internal const string StreamingKey = "fake-streaming-key";

    /// <summary>By secret's name.</summary>
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Secrets.Dev.ApiKeys.SecretName] = $$"""
            {
              "github_token": "{{TokenA}}",
              "external_api": { "base_url": "https://market.example.com/v2/", "key": "fake-market-data-key" }
            }
            """,
        [Secrets.Dev.Database.SecretName] = """
            { "engine": "postgres", "host": "warehouse.example.com", "port": 5432, "dbname": "genie_warehouse", "username": "ingest", "password": "fake-password" }
            """,
        [Secrets.Dev.Streaming.SecretName] = $$"""
            { "endpoint": "stream.example.com:9092", "api_key": "{{StreamingKey}}" }
            """,
    };
}
