using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>Tests the places outside of logs and files where a revealed value can be read: responses, caches, queues, databases.</summary>
public sealed class PublishedValueTests
{
    [Theory]
    [InlineData("_ = Results.Ok({|GTS1108:secret.Reveal()|});")]
    [InlineData("_ = Results.Json(new { Token = {|GTS1108:secret.Reveal()|} });")]
    [InlineData("_ = Results.Problem($\"bad {{|GTS1108:secret.Reveal()|}}\");")]
    [InlineData("await response.WriteAsync({|GTS1108:secret.Reveal()|});")]
    [InlineData("response.Headers[\"X-Token\"] = {|GTS1108:secret.Reveal()|};")]
    [InlineData("response.Headers.Append(\"X-Token\", {|GTS1108:secret.Reveal()|});")]
    [InlineData("response.Cookies.Append(\"token\", {|GTS1108:secret.Reveal()|});")]
    [InlineData("await hub.SendAsync(\"token\", {|GTS1108:secret.Reveal()|});")]
    [InlineData("app.MapGet(\"/token\", () => {|GTS1108:secret.Reveal()|});")]
    public Task Response_WithARevealedValue_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("_ = HealthCheckResult.Healthy($\"token {{|GTS1109:secret.Reveal()|}}\");")]
    [InlineData("_ = HealthCheckResult.Healthy(\"ok\", new Dictionary<string, object> { [\"token\"] = {|GTS1109:secret.Reveal()|} });")]
    [InlineData("cache.Set(\"token\", {|GTS1110:secret.Reveal()|});")]
    [InlineData("await distributed.SetStringAsync(\"token\", {|GTS1110:secret.Reveal()|});")]
    [InlineData("await sender.SendMessageAsync(new ServiceBusMessage({|GTS1111:secret.Reveal()|}));")]
    [InlineData("await bus.Publish(new Started { Token = {|GTS1111:secret.Reveal()|} });")]
    [InlineData("db.Add(new User { Password = {|GTS1112:secret.Reveal()|} });")]
    [InlineData("var user = new User(); user.Password = secret.Reveal(); db.Add({|GTS1112:user|});")]
    [InlineData("command.CommandText = $\"ALTER USER u PASSWORD '{{|GTS1113:secret.Reveal()|}}'\";")]
    [InlineData("Environment.SetEnvironmentVariable(\"TOKEN\", {|GTS1114:secret.Reveal()|});")]
    [InlineData("Environment.FailFast(\"bad \" + {|GTS1104:secret.Reveal()|});")]
    [InlineData("telemetry.TrackTrace({|GTS1103:secret.Reveal()|});")]
    [InlineData("SentrySdk.CaptureMessage({|GTS1103:secret.Reveal()|});")]
    [InlineData("audit.Record({|GTS1101:secret.Reveal()|});")]
    public Task Place_ThatOthersRead_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("_ = Results.Ok(new { Secret = Secrets.Current.ApiKeys.SecretName });")]
    [InlineData("_ = Results.Ok(secret.Reveal().Length);")]
    [InlineData("app.MapGet(\"/\", () => { var t = secret.Reveal(); return t.Length; });")]
    [InlineData("cache.Set(secret.Reveal(), 1);")]
    [InlineData("db.Add(new User { Password = \"none\" }); _ = secret.Reveal();")]
    [InlineData("command.CommandText = \"SELECT 1\"; command.Parameters.Add(secret.Reveal());")]
    [InlineData("_ = HealthCheckResult.Healthy($\"token {secret}\");")]
    [InlineData("_ = audit.IsKnown(secret.Reveal());")]
    [InlineData("_ = new AuditLogger(secret.Reveal());")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(secret.Reveal());")]
    public Task Use_ThatIsMeant_IsNotReported(string statement) => VerifyAsync(statement);

    // The types that the rules know by name, without their packages.
    private static async Task VerifyAsync(string statement) => await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync($$"""
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Builder;

        namespace Microsoft.AspNetCore.Http
        {
            internal static class Results { public static object Ok(object o) => o; public static object Json(object o) => o; public static object Problem(string detail) => detail; }

            internal sealed class HttpResponse { public Dictionary<string, string> Headers { get; } = new(); public IResponseCookies Cookies => null!; }

            internal interface IResponseCookies { void Append(string key, string value); }

            internal static class HttpResponseWritingExtensions
            {
                public static Task WriteAsync(this HttpResponse response, string text) => Task.FromResult(text.Length);

                public static void Append(this Dictionary<string, string> headers, string key, string value) => headers.Add(key, value);
            }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            internal sealed class WebApplication { }

            internal static class EndpointRouteBuilderExtensions { public static void MapGet(this WebApplication app, string path, Delegate handler) => _ = (app, path, handler); }
        }

        namespace IngestJob
        {
            internal interface IClientProxy { Task SendAsync(string method, string value); }

            internal readonly struct HealthCheckResult { public static HealthCheckResult Healthy(string text, IReadOnlyDictionary<string, object>? data = null) { _ = (text, data); return default; } }

            internal interface IMemoryCache { void Set(string key, object value); }

            internal interface IDistributedCache { Task SetStringAsync(string key, string value); }

            internal sealed class ServiceBusMessage(string body) { public string Body => body; }

            internal interface ServiceBusSender { Task SendMessageAsync(ServiceBusMessage message); }

            internal interface IBus { Task Publish(object message); }

            internal sealed class Started { public string? Token { get; set; } }

            internal sealed class User { public string? Password { get; set; } }

            internal abstract class DbContext { public void Add(object entity) => _ = entity; }

            internal sealed class Db : DbContext { }

            internal sealed class Command { public string? CommandText { get; set; } public List<string> Parameters { get; } = []; }

            internal sealed class TelemetryClient { public void TrackTrace(string text) => _ = text; }

            internal static class SentrySdk { public static void CaptureMessage(string text) => _ = text; }

            internal sealed class AuditLogger(string name) { public void Record(string text) => _ = text + name; public bool IsKnown(string text) => text == name; }

            internal sealed class Job
            {
                public async Task RunAsync(HttpResponse response, IClientProxy hub, WebApplication app, IMemoryCache cache, IDistributedCache distributed, ServiceBusSender sender, IBus bus, Db db, Command command, TelemetryClient telemetry, AuditLogger audit, Secret<string> secret)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
        }
        """);
}
