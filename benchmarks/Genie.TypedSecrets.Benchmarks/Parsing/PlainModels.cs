using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Benchmarks.Parsing;

/// <summary>The keys of <c>database.schema.json</c>, as one would write them for System.Text.Json.</summary>
public sealed record PlainDatabase
{
    [JsonPropertyName("engine")]
    public required PlainEngine Engine { get; init; }

    [JsonPropertyName("host")]
    public required string Host { get; init; }

    [JsonPropertyName("port")]
    public required int Port { get; init; }

    [JsonPropertyName("dbname")]
    public string? Dbname { get; init; }

    [JsonPropertyName("username")]
    public required string Username { get; init; }

    [JsonPropertyName("password")]
    public required string Password { get; init; }
}

/// <summary>The engines.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlainEngine>))]
public enum PlainEngine
{
    [JsonStringEnumMemberName("postgres")]
    Postgres,

    [JsonStringEnumMemberName("mysql")]
    Mysql,
}

/// <summary>The keys of <c>wide.schema.json</c>. Immutable, so that HybridCache keeps the record itself.</summary>
[ImmutableObject(true)]
public sealed record PlainWide
{
    [JsonPropertyName("token_00")]
    public required string Token00 { get; init; }

    [JsonPropertyName("token_01")]
    public required string Token01 { get; init; }

    [JsonPropertyName("token_02")]
    public required string Token02 { get; init; }

    [JsonPropertyName("token_03")]
    public required string Token03 { get; init; }

    [JsonPropertyName("token_04")]
    public required string Token04 { get; init; }

    [JsonPropertyName("token_05")]
    public required string Token05 { get; init; }

    [JsonPropertyName("token_06")]
    public required string Token06 { get; init; }

    [JsonPropertyName("token_07")]
    public required string Token07 { get; init; }

    [JsonPropertyName("token_08")]
    public required string Token08 { get; init; }

    [JsonPropertyName("token_09")]
    public required string Token09 { get; init; }

    [JsonPropertyName("token_10")]
    public required string Token10 { get; init; }

    [JsonPropertyName("token_11")]
    public required string Token11 { get; init; }

    [JsonPropertyName("host_0")]
    public required string Host0 { get; init; }

    [JsonPropertyName("host_1")]
    public required string Host1 { get; init; }

    [JsonPropertyName("host_2")]
    public required string Host2 { get; init; }

    [JsonPropertyName("host_3")]
    public required string Host3 { get; init; }

    [JsonPropertyName("port_0")]
    public required int Port0 { get; init; }

    [JsonPropertyName("port_1")]
    public required int Port1 { get; init; }

    [JsonPropertyName("port_2")]
    public required int Port2 { get; init; }

    [JsonPropertyName("port_3")]
    public required int Port3 { get; init; }
}

/// <summary>System.Text.Json's generated code for them.</summary>
[JsonSerializable(typeof(PlainDatabase))]
[JsonSerializable(typeof(PlainWide))]
public sealed partial class PlainContext : JsonSerializerContext;
