using Bind = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StaleObjectAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.BindSecretCodeFix>;
using Handler = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StaleObjectAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.AuthenticationHandlerCodeFix>;
using Key = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StaleObjectAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.SigningKeyResolverCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Stale;

/// <summary>Tests the fixes of objects that are created once from a value.</summary>
public sealed class StaleObjectFixTests
{
    private const string Value = "Secrets.Current.ApiKeys.GithubToken.Reveal()";
    private const string NewHandler = "new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Current.ApiKeys, secret => new(\"Bearer\", secret.GithubToken.Reveal())) { InnerHandler = new SocketsHttpHandler() }";

    [Theory]
    [InlineData(
        "var p = new TokenValidationParameters { ValidIssuer = \"x\", IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())) };",
        "var p = new TokenValidationParameters { ValidIssuer = \"x\", IssuerSigningKeyResolver = (_, _, _, _) => [new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()))] };")]
    [InlineData(
        "var p = new TokenValidationParameters(); p.IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()));",
        "var p = new TokenValidationParameters(); p.IssuerSigningKeyResolver = (_, _, _, _) => [new SymmetricSecurityKey(Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()))];")]
    public Task Fix_OfASigningKey_ResolvesIt(string before, string after) => Key.VerifyAsync(Tokens(before), Tokens(after));

    [Theory]
    [InlineData("var p = new TokenValidationParameters { IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes((await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal())) };")]
    [InlineData("var key = Secrets.Current.ApiKeys.GithubToken.Reveal(); var p = new TokenValidationParameters { IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)) };")]
    [InlineData("var p = new TokenValidationParameters { IssuerSigningKeyResolver = null, IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())) };")]
    public Task Fix_OfAKeyThatAResolverCannotCreate_IsNotOffered(string statements) => Key.OffersNothingAsync(Tokens(statements));

    [Theory]
    [InlineData(
        $"var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new(\"Bearer\", {Value}); return http;",
        $"var http = new HttpClient({NewHandler}); return http;")]
    [InlineData(
        $"return new HttpClient {{ BaseAddress = new Uri(\"https://example.com\"), DefaultRequestHeaders = {{ Authorization = new(\"Bearer\", {Value}) }} }};",
        $"return new HttpClient({NewHandler}) {{ BaseAddress = new Uri(\"https://example.com\") }};")]
    [InlineData(
        $"return new() {{ DefaultRequestHeaders = {{ Authorization = new(\"Bearer\", (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal()) }} }};",
        $"return new({NewHandler});")]
    [InlineData(
        $"HttpClient http = new() {{ Timeout = TimeSpan.FromSeconds(1) }}; http.DefaultRequestHeaders.Add(\"X-Api-Key\", {Value}); return http;",
        "HttpClient http = new(new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Current.ApiKeys, (request, secret) => request.Headers.Add(\"X-Api-Key\", secret.GithubToken.Reveal())) { InnerHandler = new SocketsHttpHandler() }) { Timeout = TimeSpan.FromSeconds(1) }; return http;")]
    public Task Fix_OfADefaultHeader_AddsAHandler(string before, string after) => Handler.VerifyAsync(Client(before), Client(after));

    [Theory]
    [InlineData($"var http = new HttpClient(new HttpClientHandler()); http.DefaultRequestHeaders.Authorization = new(\"Bearer\", {Value}); return http;")]
    [InlineData($"var token = {Value}; var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); return http;")]
    [InlineData($"var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new(\"Basic\", {Value} + Secrets.Current.Database.Password.Reveal()); return http;")]
    [InlineData($"var http = Other(); http.DefaultRequestHeaders.Authorization = new(\"Bearer\", {Value}); return http; static HttpClient Other() => new();")]
    public Task Fix_OfAClientWithAnotherHandlerOrValue_IsNotOffered(string statements) => Handler.OffersNothingAsync(Client(statements));

    [Fact]
    public Task Fix_OfAField_CreatesItWithAHandler() => Handler.VerifyAsync(
        $"namespace IngestJob;\n\ninternal sealed class Job\n{{\n    private readonly HttpClient _http = new();\n\n    internal Job()\n    {{\n        _http.Timeout = TimeSpan.FromSeconds(1);\n        _http.DefaultRequestHeaders.Authorization = new(\"Bearer\", {Value});\n    }}\n}}\n",
        $"namespace IngestJob;\n\ninternal sealed class Job\n{{\n    private readonly HttpClient _http = new({NewHandler});\n\n    internal Job()\n    {{\n        _http.Timeout = TimeSpan.FromSeconds(1);\n    }}\n}}\n");

    [Theory]
    [InlineData(
        "services.Configure<MailOptions>(o => o.Password = Secrets.Current.Database.Password.Reveal());",
        "services.AddOptions<MailOptions>().BindSecret((MailOptions o, DatabaseSecret secret) => o.Password = secret.Password.Reveal());")]
    [InlineData(
        "services.Configure<MailOptions>(\"smtp\", o => { o.Host = Secrets.Current.Database.Host; o.Password = Secrets.Current.Database.Get().Password.Reveal(); /* both */ });",
        "services.AddOptions<MailOptions>(\"smtp\").BindSecret((MailOptions o, DatabaseSecret secret) => { o.Host = secret.Host; o.Password = secret.Password.Reveal(); /* both */ });")]
    public Task Fix_OfOptions_BindsThem(string before, string after) => Bind.VerifyAsync(Host(before), Host(after));

    [Theory]
    [InlineData("services.Configure<MailOptions>(o => o.Password = Secrets.Prod.Database.Password.Reveal());")]
    [InlineData("services.Configure<MailOptions>(o => o.Password = Secrets.Current.Database.Password.Reveal()).AddOptions();")]
    [InlineData("var password = Secrets.Current.Database.Password.Reveal(); services.Configure<MailOptions>(o => o.Password = password);")]
    public Task Fix_OfOptionsOfAnotherShape_IsNotOffered(string statements) => Bind.OffersNothingAsync(Host(statements));

    private static string Tokens(string statements) => $$"""
        using System.Text;
        using IngestJob;

        internal abstract class SecurityKey;
        internal sealed class SymmetricSecurityKey(byte[] key) : SecurityKey { public int Size => key.Length; }
        internal sealed class TokenValidationParameters
        {
            public string? ValidIssuer { get; set; }
            public SecurityKey? IssuerSigningKey { get; set; }
            public Func<string, object, string, TokenValidationParameters, IEnumerable<SecurityKey>>? IssuerSigningKeyResolver { get; set; }
        }

        internal static class Job
        {
            public static async Task RunAsync(CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static string Client(string statements) => $$"""
        namespace IngestJob;

        internal static class Job
        {
            private static HttpClient? s_http;

            public static async Task RunAsync(CancellationToken ct)
            {
                await Task.Yield();
                s_http = await CreateAsync();

                async Task<HttpClient> CreateAsync()
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
        }
        """;

    private static string Host(string statements) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        namespace IngestJob;

        internal sealed class MailOptions { public string? Host { get; set; } public string? Password { get; set; } }

        internal interface IOptionsOf<T>;

        internal static class Hosting
        {
            public static IServiceCollection AddSecrets(this IServiceCollection services) => services;
            public static IServiceCollection Configure<T>(this IServiceCollection services, Action<T> configure) => services;
            public static IServiceCollection Configure<T>(this IServiceCollection services, string name, Action<T> configure) => services;
            public static IOptionsOf<T> AddOptions<T>(this IServiceCollection services, string? name = null) => throw new NotSupportedException();
            public static IServiceCollection AddOptions(this IServiceCollection services) => services;
            public static IOptionsOf<TOptions> BindSecret<TOptions, TSecret>(this IOptionsOf<TOptions> builder, Action<TOptions, TSecret> configure) where TSecret : class => builder;
        }

        internal static class Startup
        {
            public static void Run(IServiceCollection services)
            {
                services.AddSecrets();
                {{statements}}
            }
        }
        """;
}
