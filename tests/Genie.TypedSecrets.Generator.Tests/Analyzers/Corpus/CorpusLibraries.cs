namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>The public types of libraries that applications use, as far as the programs of the corpus need them. ASP.NET Core itself is referenced.</summary>
internal static class CorpusLibraries
{
    internal const string Usings = """
        using System.Net.Http;
        using Confluent.Kafka;
        using Dapper;
        using MassTransit;
        using Microsoft.ApplicationInsights;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Npgsql;
        using RabbitMQ.Client;
        using StackExchange.Redis;

        """;

    internal const string Source = """
        using System.Data;
        using System.Data.Common;

        namespace Microsoft.ApplicationInsights { public sealed class TelemetryClient { public void TrackEvent(string name, IDictionary<string, string>? properties = null) => _ = (name, properties); } }

        namespace Microsoft.EntityFrameworkCore
        {
            public class DbSet<T> where T : class { public virtual void Add(T entity) => _ = entity; }
            public class DbContext { public virtual Task<int> SaveChangesAsync(CancellationToken ct = default) => Task.FromResult(0); }
        }

        namespace StackExchange.Redis { public interface IDatabase { Task<bool> StringSetAsync(string key, string value, TimeSpan? expiry = null); } }

        namespace MassTransit { public interface IPublishEndpoint { Task Publish<T>(T message, CancellationToken ct = default) where T : class; } }

        namespace RabbitMQ.Client { public interface IModel { void BasicPublish(string exchange, string routingKey, ReadOnlyMemory<byte> body); } }

        namespace Confluent.Kafka
        {
            public sealed class Message<TKey, TValue> { public TKey? Key { get; set; } public TValue? Value { get; set; } }
            public interface IProducer<TKey, TValue> { Task ProduceAsync(string topic, Message<TKey, TValue> message, CancellationToken ct = default); }
        }

        namespace Dapper { public static class SqlMapper { public static int Execute(this IDbConnection connection, string sql, object? param = null) => sql.Length + (param is null ? 0 : 1) + (connection is null ? 1 : 0); } }

        namespace Npgsql
        {
            public sealed class NpgsqlConnectionStringBuilder : DbConnectionStringBuilder { public string? Host { get; set; } public string? Username { get; set; } public string? Password { get; set; } }
            public sealed class NpgsqlConnection(string text) : IAsyncDisposable { public string ConnectionString => text; public Task OpenAsync(CancellationToken ct) => Task.CompletedTask; public ValueTask DisposeAsync() => default; }
            public sealed class NpgsqlDataSourceBuilder { public void UsePeriodicPasswordProvider(Func<NpgsqlConnectionStringBuilder, CancellationToken, ValueTask<string>> provider, TimeSpan success, TimeSpan failure) => _ = (provider, success, failure); }
        }

        public sealed class ApiClient(string key) { public Task<int> PullAsync(CancellationToken ct) => Task.FromResult(key.Length + (ct.CanBeCanceled ? 1 : 0)); }
        """;
}
