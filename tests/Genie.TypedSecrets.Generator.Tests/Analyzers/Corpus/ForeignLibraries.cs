namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>More types of libraries, for the programs that were written last.</summary>
internal static class ForeignLibraries
{
    internal const string Usings = """
        using System.Diagnostics;
        using Amazon.SQS.Model;
        using Grpc.Core;
        using Hangfire;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Rendering;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.Razor.TagHelpers;
        using Microsoft.AspNetCore.WebUtilities;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Options;

        """;

    internal const string Source = """
        using System.Data.Common;
        using System.Linq.Expressions;

        namespace NLog
        {
            public sealed class LogEventBuilder { public LogEventBuilder Property(string name, object? value) { _ = (name, value); return this; } public LogEventBuilder Message(string text) { _ = text; return this; } public void Log() { } }
            public class Logger { public void Info(string text, params object?[] args) => _ = (text, args); public LogEventBuilder ForInfoEvent() => new(); }
            public static class LogManager { public static Logger GetCurrentClassLogger() => new(); }
        }

        namespace Polly { public class Context : Dictionary<string, object> { public Context(string key) => OperationKey = key; public string OperationKey { get; } } }

        namespace Grpc.Core
        {
            public sealed class Metadata : List<KeyValuePair<string, string>> { public void Add(string key, string value) => Add(new(key, value)); }
            public enum StatusCode { Internal }
            public readonly struct Status(StatusCode code, string detail) { public StatusCode Code => code; public string Detail => detail; }
            public sealed class RpcException(Status status, Metadata trailers) : Exception(status.Detail) { public Metadata Trailers => trailers; }
            public abstract class ServerCallContext { public abstract Metadata ResponseTrailers { get; } public abstract Task WriteResponseHeadersAsync(Metadata headers); }
            public readonly struct CallOptions(Metadata headers) { public Metadata Headers => headers; }
        }

        namespace RabbitMQ.Client
        {
            public sealed class BasicProperties { public IDictionary<string, object?>? Headers { get; set; } public string? CorrelationId { get; set; } }
            public interface IChannel { ValueTask BasicPublishAsync(string exchange, string routingKey, bool mandatory, BasicProperties basicProperties, ReadOnlyMemory<byte> body, CancellationToken ct = default); }
        }

        namespace Amazon.SQS.Model
        {
            public sealed class MessageAttributeValue { public string? DataType { get; set; } public string? StringValue { get; set; } }
            public sealed class SendMessageRequest { public string? QueueUrl { get; set; } public string? MessageBody { get; set; } public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; } = new(); }
            public interface IAmazonSQS { Task SendMessageAsync(SendMessageRequest request, CancellationToken ct = default); }
        }

        namespace Hangfire { public static class BackgroundJob { public static string Enqueue(Expression<Action> call) => call.ToString(); public static string Enqueue<T>(Expression<Func<T, Task>> call) => call.ToString(); } }

        namespace Microsoft.EntityFrameworkCore.Diagnostics { public abstract class DbCommandInterceptor { public virtual void ReaderExecuting(DbCommand command) { } } }
        """;
}
