namespace IngestJob.Development;

/// <summary>The values that the first run puts into the store. Only the fake services accept them.</summary>
internal static class FakeValues
{
    // The machine user has two tokens and alternates between them: a rotation puts the other token into the store and revokes this one.
    internal const string TokenA = "fake-github-token-a";
    internal const string TokenB = "fake-github-token-b";
    internal const string StreamingKey = "fake-streaming-key";

    /// <summary>Gets the values by the name of the secret.</summary>
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
