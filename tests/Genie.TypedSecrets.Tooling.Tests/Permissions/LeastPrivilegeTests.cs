using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Tests.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Permissions;

/// <summary>A job runs on the emulator with only its generated policy, and fails as soon as any part of it is taken away.</summary>
public sealed class LeastPrivilegeTests
{
    private const string AccountPattern = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";

    private static readonly (string Name, string Value)[] s_values =
    [
        ("genie-prod/api-keys", """{ "github_token": "fake-token" }"""),
        ("genie-prod/database", """{ "host": "db.example.com", "password": "fake-password" }"""),
        ("genie-prod/streaming", """{ "api_key": "fake-key" }"""),
        ("billing/db", """{ "password": "fake-password" }"""),
    ];

    public static TheoryData<string> Jobs =>
    [
        "public static object Run(SecretsClient client) => Secrets.For(client).Prod.ApiKeys.GithubToken;",
        "public static object Run(SecretsClient client) { var s = Secrets.For(client).Current; return (s.ApiKeys.GithubToken, s.Database.Host); }",
        "public static object Run(SecretsClient client) => LoadAsync(client).GetAwaiter().GetResult(); static async Task<object> LoadAsync(SecretsClient client) { var db = await Secrets.For(client).Prod.Database.GetAsync(); return await Secrets.For(client).Prod.Streaming.UseAsync((s, _) => Task.FromResult(db.Host), e => false); }",
        "public static object Run(SecretsClient client) { Secrets.For(client).PreloadAsync().GetAwaiter().GetResult(); return 1; }",
        "public static object Run(SecretsClient client) => client.GetSecretValueAsync(\"billing/db\", \"password\").AsTask().GetAwaiter().GetResult();",
        "library",
        "injected",
    ];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Run_WithItsPolicyOnly_SucceedsAndNeedsAllOfIt(string job)
    {
        await using var emulator = await StartAsync();
        using var compiled = Compile(job);
        var policy = IamPolicy.Create(new() { Usage = [compiled.Analyze()], Environment = "prod", Account = "000000000000", Regions = ["us-east-1"] });
        policy.Resources.ShouldNotBeEmpty();

        Run(compiled, emulator, policy.Documents[0]).ShouldBeNull();

        foreach (var resource in policy.Resources)
        {
            ShouldBeDenied(Run(compiled, emulator, policy.Documents[0].Replace(resource, resource + "-other", StringComparison.Ordinal)), resource);
        }

        var failure = Run(compiled, emulator, policy.Documents[0].Replace("\"secretsmanager:GetSecretValue\"", "\"secretsmanager:ListSecrets\"", StringComparison.Ordinal));
        var denied = failure.ShouldBeOfType<SecretAccessDeniedException>($"without GetSecretValue: {failure}");
        ShouldBeDenied(denied, policy.Resources.Single(resource => denied.Resource.Contains(resource[..^"-??????".Length], StringComparison.Ordinal)));
    }

    // The two other actions save calls and time, and no value depends on them.
    [Theory]
    [InlineData("secretsmanager:BatchGetSecretValue")]
    [InlineData("secretsmanager:DescribeSecret")]
    public async Task Run_WithoutBatchesOrDescriptions_ReadsTheSameSecrets(string action)
    {
        await using var emulator = await StartAsync();
        using var compiled = Compile(Jobs.Select(static row => row.Data).Single(static job => job.Contains("PreloadAsync", StringComparison.Ordinal)));
        var policy = IamPolicy.Create(new() { Usage = [compiled.Analyze()], Environment = "prod", Account = "000000000000", Regions = ["us-east-1"] });

        Run(compiled, emulator, policy.Documents[0].Replace($"\"{action}\"", "\"secretsmanager:ListSecrets\"", StringComparison.Ordinal)).ShouldBeNull();
    }

    // Each job, with secrets that a customer managed key encrypts: every part of its policy is needed.
    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Run_WithEncryptedSecrets_NeedsTheKeyToo(string job)
    {
        const string Key = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        await using var emulator = await StartAsync(Key);
        using var compiled = Compile(job);
        var policy = IamPolicy.Create(new() { Usage = [compiled.Analyze()], Environment = "prod", Account = "000000000000", Regions = ["us-east-1"], KmsKeys = [Key] }).Documents[0];

        Run(compiled, emulator, policy).ShouldBeNull();

        string[] without =
        [
            policy.Replace("\"kms:Decrypt\"", "\"kms:DescribeKey\"", StringComparison.Ordinal),
            policy.Replace(Key, Key[..^1] + "c", StringComparison.Ordinal),
            policy.Replace("\"secretsmanager.us-east-1.amazonaws.com\"", "\"s3.us-east-1.amazonaws.com\"", StringComparison.Ordinal),
            policy[..policy.IndexOf("\"StringLike\"", StringComparison.Ordinal)] + policy[policy.IndexOf("\"StringLike\"", StringComparison.Ordinal)..].Replace("-??????", "-other", StringComparison.Ordinal),
        ];
        foreach (var changed in without)
        {
            changed.ShouldNotBe(policy);
            var denied = Run(compiled, emulator, changed).ShouldBeOfType<SecretAccessDeniedException>(changed);
            denied.Permission.ShouldBe("kms:Decrypt");
            denied.Message.ShouldContain("this identity needs kms:Decrypt on the KMS key");
        }
    }

    private static async Task<SecretsManagerEmulator> StartAsync(string? kmsKey = null)
    {
        var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        emulator.AccessKeys.Set("admin", "fake-secret-access-key");
        using var store = Connect(emulator, "admin");
        foreach (var (name, value) in s_values)
        {
            await store.PutAsync(name, Encoding.UTF8.GetBytes(value), new SecretWriteOptions { KmsKeyId = kmsKey }, TestContext.Current.CancellationToken);
        }

        return emulator;
    }

    private static CompiledJob Compile(string job)
    {
        switch (job)
        {
            case "library":
                CompiledJob twoProjects = new();
                var library = twoProjects.Compile("Library", "namespace IngestJob { public static class Tokens { public static object Read(Genie.TypedSecrets.SecretsClient client) => Secrets.For(client).Current.Streaming.ApiKey; } }");
                twoProjects.CompilePlain("Job", "namespace IngestJob { public static class Job { public static object Run(Genie.TypedSecrets.SecretsClient client) => Tokens.Read(client); } }", library);
                return twoProjects;
            case "injected":
                CompiledJob injected = new();
                injected.Compile("Job", """
                    using Genie.TypedSecrets;
                    using Genie.TypedSecrets.Stores;
                    using Microsoft.Extensions.DependencyInjection;

                    namespace IngestJob;

                    public static class Job
                    {
                        public static object Run(ISecretStore store, string environment)
                        {
                            ServiceCollection services = new();
                            services.AddSecrets(options => { options.Store = store; options.Environment = environment; });
                            services.AddSingleton<Worker>();
                            using var provider = services.BuildServiceProvider();
                            return provider.GetRequiredService<Worker>().Run();
                        }
                    }

                    internal sealed class Worker(ApiKeysAccessor keys, DatabaseAccessor database)
                    {
                        public object Run() => $"{keys.GithubToken}{database.Host}";
                    }
                    """, OptimizationLevel.Release, [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"), Path.Combine(AppContext.BaseDirectory, "Genie.TypedSecrets.Hosting.dll")]);
                return injected;
            default:
                return CompiledJob.Of(job);
        }
    }

    private static void ShouldBeDenied(Exception? failure, string resource)
    {
        var denied = failure.ShouldBeOfType<SecretAccessDeniedException>($"without {resource}");
        denied.Permission.ShouldBe("secretsmanager:GetSecretValue");
        denied.Resource.ShouldStartWith(AccountPattern);
        denied.Resource.ShouldContain(resource[(resource.LastIndexOf(':') + 1)..^"-??????".Length]);
        denied.Message.ShouldContain("secretsmanager:GetSecretValue");
    }

    // Runs the job with a policy, and returns why it failed.
    private static Exception? Run(CompiledJob compiled, SecretsManagerEmulator emulator, string policy)
    {
        emulator.AccessKeys.Set("job", "fake-secret-access-key", [policy]);
        using var store = Connect(emulator, "job");
        using SecretsClient client = new(new() { Store = store, Environment = "prod" });
        AssemblyLoadContext context = new(name: null, isCollectible: true);
        context.Resolving += (loading, name) => Path.Combine(compiled.Folder, name.Name + ".dll") is var path && File.Exists(path) ? Load(loading, path) : null;
        try
        {
            var run = Load(context, Path.Combine(compiled.Folder, "Job.dll")).GetType("IngestJob.Job", throwOnError: true)!.GetMethod("Run")!;
            run.Invoke(null, run.GetParameters().Length == 1 ? [client] : [store, "prod"]);
            return null;
        }
        catch (TargetInvocationException e)
        {
            // A preload reports every secret that it could not load.
            var failure = e.InnerException;
            while (failure is not SecretAccessDeniedException && failure?.InnerException is { } inner)
            {
                failure = inner;
            }

            return failure;
        }
        finally
        {
            context.Unload();
        }
    }

    private static AwsSecretStore Connect(SecretsManagerEmulator emulator, string accessKey) =>
        new(new() { Regions = { "us-east-1" }, ServiceUrl = emulator.Endpoint, Credentials = new BasicAWSCredentials(accessKey, "fake-secret-access-key"), MaxAttempts = 1 });

    private static Assembly Load(AssemblyLoadContext context, string path)
    {
        using var image = File.OpenRead(path);
        return context.LoadFromStream(image);
    }
}
