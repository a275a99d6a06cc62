using Genie.TypedSecrets.Generator.Analyzers.Stale;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Stale;

/// <summary>Tests objects that keep the credentials they were created with, and loops that keep a value.</summary>
public sealed class StaleObjectTests
{
    [Theory]
    [InlineData("_ = NpgsqlDataSource.Create(\"Host=db;Password=\" + [|secret.Reveal()|]);")]
    [InlineData("_ = ConnectionMultiplexer.Connect([|secret.Reveal()|]);")]
    [InlineData("http.DefaultRequestHeaders.Authorization = new(\"Bearer\", [|secret.Reveal()|]);")]
    [InlineData("http.DefaultRequestHeaders.Add(\"X-Api-Key\", [|secret.Reveal()|]);")]
    [InlineData("_client = new SearchClient([|secret.Reveal()|]);")]
    [InlineData("services.AddSingleton(new SearchClient([|secret.Reveal()|]));")]
    [InlineData("services.AddSingleton(_ => new SearchClient([|secret.Reveal()|]));")]
    [InlineData("services.Configure<Options>(o => o.Password = [|secret.Reveal()|]);")]
    [InlineData("options.Configure((o, s) => o.Password = [|secret.Reveal()|]);")]
    [InlineData("configuration.AddInMemoryCollection([|secret.Reveal()|]);")]
    [InlineData("var token = secret.Reveal(); services.AddSingleton(new SearchClient([|token|]));")]
    [InlineData("var p = new TokenValidationParameters { IssuerSigningKey = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(secret.Reveal())) };", "System.Text.Encoding.UTF8.GetBytes(secret.Reveal())")]
    [InlineData("var token = secret.Reveal(); while (!ct.IsCancellationRequested) { Use({|GTS1605:token|}); Use(token); await Task.Delay(1, ct); }")]
    [InlineData("var token = secret.Reveal(); using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(ct)) { Use({|GTS1605:token|}); }")]
    public Task Object_ThatKeepsAValue_IsReported(string statements, string? marked = null) => VerifyAsync(marked is null ? statements : statements.Replace(marked, $"[|{marked}|]", StringComparison.Ordinal));

    [Theory]
    [InlineData("using var source = NpgsqlDataSource.Create(secret.Reveal());")]
    [InlineData("services.AddHttpClient(client => client.DefaultRequestHeaders.Authorization = new(\"Bearer\", secret.Reveal()));")]
    [InlineData("services.AddScoped(_ => new SearchClient(secret.Reveal()));")]
    [InlineData("services.AddSingleton(secret);")]
    [InlineData("services.AddSingleton(_ => Secrets.Current.Database.CreateDataSource(factory, (db, builder) => builder[\"Password\"] = db.Password.Reveal()));")]
    [InlineData("services.AddSingleton(Secrets.Current.Database.CreateDataSource(factory, (db, builder) => { builder[\"Password\"] = db.Password.Reveal(); }));")]
    [InlineData("services.AddSingleton(_ => new HttpClient(new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Current.ApiKeys, keys => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", keys.GithubToken.Reveal()))));")]
    [InlineData("s_http = new HttpClient(new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Current.ApiKeys, (request, keys) => request.Headers.Add(\"X-Api-Key\", keys.GithubToken.Reveal())));")]
    [InlineData("s_http = new HttpClient(SecretAuthenticationHandler.Create(Secrets.Current.ApiKeys, (request, keys) => request.Headers.Add(\"X-Api-Key\", keys.GithubToken.Reveal())));")]
    [InlineData("var client = new SearchClient(secret.Reveal()); client.Search();")]
    [InlineData("while (!ct.IsCancellationRequested) { var token = secret.Reveal(); Use(token); await Task.Delay(1, ct); }")]
    [InlineData("var token = secret.Reveal(); while (!ct.IsCancellationRequested) { Use(token); token = secret.Reveal(); await Task.Delay(1, ct); }")]
    [InlineData("var token = secret.Reveal(); for (var i = 0; i < 3; i++) { Use(token); }")]
    [InlineData("request.Headers.Authorization = new(\"Bearer\", secret.Reveal());")]
    [InlineData("options.BindSecret((o, s) => o.Password = secret.Reveal());")]
    [InlineData("configuration.AddSecret(map => map.Add(\"Password\", s => secret.Reveal()));")]
    public Task Object_ThatFollowsRotation_IsNotReported(string statements) => VerifyAsync(statements);

    [Fact]
    public async Task Client_InAnObjectOfUnknownLifetime_IsASuggestion()
    {
        var found = await AnalyzerTest<StaleObjectAnalyzer>.VerifyAsync(Code("_client = new SearchClient([|secret.Reveal()|]);"));

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Info);
    }

    private static async Task VerifyAsync(string statements) => await AnalyzerTest<StaleObjectAnalyzer>.VerifyAsync(Code(statements));

    private static string Code(string statements) => $$"""
        namespace IngestJob;

        internal sealed class NpgsqlDataSource : IDisposable { public static NpgsqlDataSource Create(string dsn) { _ = dsn; return new(); } public void Dispose() { } }

        internal sealed class ConnectionMultiplexer { public static ConnectionMultiplexer Connect(string configuration) { _ = configuration; return new(); } }

        internal sealed class SearchClient(string key) { public void Search() => _ = key; }

        internal sealed class Options { public string? Password { get; set; } }

        internal sealed class SymmetricSecurityKey(byte[] key) { public int Size => key.Length; }

        internal sealed class TokenValidationParameters { public SymmetricSecurityKey? IssuerSigningKey { get; set; } }

        internal interface IServiceCollection
        {
            void AddSingleton<T>(T instance);

            void AddSingleton<T>(Func<IServiceProvider, T> factory);

            void AddScoped<T>(Func<IServiceProvider, T> factory);

            void AddHttpClient(Action<HttpClient> configure);

            void Configure<T>(Action<T> configure);
        }

        internal abstract class OptionsBuilder<T>
        {
            public abstract void Configure(Action<T, string> configure);

            public abstract void BindSecret(Action<T, string> configure);
        }

        internal interface IConfigurationBuilder
        {
            void AddInMemoryCollection(string value);

            void AddSecret(Action<Map> map);
        }

        internal abstract class Map
        {
            public abstract void Add(string key, Func<string, string> value);
        }

        internal sealed class Job
        {
            private static HttpClient? s_http;

            private SearchClient? _client;

            public async Task RunAsync(IServiceCollection services, OptionsBuilder<Options> options, IConfigurationBuilder configuration, HttpClient http, HttpRequestMessage request, System.Data.Common.DbProviderFactory factory, Secret<string> secret, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
                _client?.Search();
                s_http?.Dispose();
                _ = factory;
            }

            private static void Use(string text) => _ = text;
        }
        """;
}
