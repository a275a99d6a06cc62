using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Tests.Inference;

/// <summary>Creates documents of all kinds of values, with names that are difficult in C#.</summary>
internal sealed class RandomDocument(Random random)
{
    private static readonly string[] s_names =
    [
        "github_token", "github-token", "githubToken", "host", "port", "password", "", "---", "Equals", "ToString", "GetAsync", "Value", "class", "日本", "ключ", "a.b", "x/y", "~", "config", "items", "clients", "1", "2", "\u0001", "é", "e\u0301", "x-y", "AdditionalProperties",
    ];

    private static readonly string[] s_texts =
    [
        "CANARY", "", "https://CANARY.example/x", "postgres://CANARY:CANARY@db/x", "5432", "true", "2026-01-02", "CANARY@example.com", "7f9c24e8-3b12-4fef-91e0-5b7c3d2a1f00", "10.0.0.1", "::1", "-----BEGIN CANARY", "\uFEFFCANARY", "line\nline", "PT5M",
    ];

    internal string Next() => Object(0).ToJsonString();

    private JsonObject Object(int depth)
    {
        JsonObject json = [];
        for (var i = random.Next(5); i >= 0; i--)
        {
            json[s_names[random.Next(s_names.Length)]] = Value(depth + 1);
        }

        return json;
    }

    private JsonNode? Value(int depth) => random.Next(depth > 4 ? 6 : 9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 70000),
        3 => random.NextDouble() * Math.Pow(10, random.Next(-10, 30)),
        4 or 5 => s_texts[random.Next(s_texts.Length)],
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1))]),
        _ => Object(depth),
    };
}
