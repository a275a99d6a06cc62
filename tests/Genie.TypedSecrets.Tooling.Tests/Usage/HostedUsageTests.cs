using Genie.TypedSecrets.Hosting;
using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests what an application with a host reads: through injected accessors, bound options, its configuration, and preloads.</summary>
public sealed class HostedUsageTests
{
    private static readonly string[] s_references =
    [
        typeof(SecretsPreloadOptions).Assembly.Location,
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)),
    ];

    public static TheoryData<string, string> Uses => new()
    {
        // Registration reads nothing.
        { "static void A(IServiceCollection services) { services.AddSecrets(); services.AddKeyedSecrets(\"us\"); }", "" },
        { "static void A(IHostApplicationBuilder builder) => builder.AddSecrets(o => o.StoreName = \"aws\");", "" },

        // Injection, by each type that is registered.
        { "sealed class C(ApiKeysAccessor keys) { public object Token() => keys.GithubToken; }", "api-keys $current github_token" },
        { "sealed class C(SecretAccessor<DatabaseSecret> db) { public async Task<object> Host() => (await db.GetAsync()).Host; }", "database $current host" },
        { "sealed class C(EnvironmentSecrets secrets) { public object Token() => secrets.ApiKeys.GithubToken; }", "api-keys $current github_token" },
        { "sealed class C(SecretsRoot secrets) { public object Token() => secrets.Prod.ApiKeys.GithubToken; }", "api-keys prod github_token" },
        { "static Delegate A() => (DatabaseAccessor db) => db.Host;", "database $current host" },
        { "static object A(IServiceProvider services) => services.GetRequiredService<DatabaseAccessor>().Host;", "database $current host" },
        { "static object A(IServiceProvider services) => services.GetRequiredService<SecretAccessor<DatabaseSecret>>().Get().Host;", "database $current host" },
        { "sealed class C([FromKeyedServices(\"us\")] DatabaseAccessor db) { public object Host() => db.Host; }", "database $current host" },

        // A generic service: the container creates it with the accessor of its type argument.
        { "sealed class R<T>(SecretAccessor<T> s) where T : class { public T Get() => s.Get(); } sealed class C(R<DatabaseSecret> r) { public object Host() => System.Text.Json.JsonSerializer.Serialize(r.Get()); } static void A(IServiceCollection services) => services.AddTransient(typeof(R<>));", "database $current host,port,password" },

        // Options and configuration: the keys that the delegate reads.
        { "sealed class O { public string Host = \"\"; } static void A(IServiceCollection services) => services.AddOptions<O>().BindSecret((O o, DatabaseSecret db) => o.Host = db.Host);", "database $current host" },
        { "static void A(IConfigurationBuilder configuration) => configuration.AddSecret(Secrets.Current.Database, map => map.Add(\"A:Host\", db => db.Host));", "database $current host" },

        // Preloads: what they list, and the accessors that services take.
        { "static void A(IHostApplicationBuilder builder) => builder.AddSecrets().PreloadOnStart(secrets => [secrets.Streaming]);", "streaming $current  preloaded" },
        { "sealed class C(ApiKeysAccessor keys) { public object Token() => keys.GithubToken; } static void A(IHostApplicationBuilder builder) => builder.AddSecrets().PreloadOnStart();", "api-keys $current github_token preloaded" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Run_AHostedApplication_ReportsWhatItReads(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using CompiledJob job = new();
            job.Compile("Job", $$"""
                using System;
                using System.Threading.Tasks;
                using Genie.TypedSecrets;
                using Microsoft.Extensions.Configuration;
                using Microsoft.Extensions.DependencyInjection;
                using Microsoft.Extensions.Hosting;

                namespace IngestJob;

                internal static class Job
                {
                {{members}}
                }
                """, optimization, s_references);

            string.Join("; ", job.Analyze().Secrets.Select(Describe)).ShouldBe(expected, $"{optimization}: {members}");
        }
    }

    private static string Describe(SecretUsage secret) =>
        $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}{(secret.Preloaded ? " preloaded" : string.Empty)}";
}
