using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests the reads through AWS's SDK and its caching client: constants are named, everything else is unknown, and nothing is left out.</summary>
public sealed class SdkUsageTests
{
    private const string Sdk = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Amazon.SecretsManager.Model
        {
            public class Filter { }
            public class GetSecretValueRequest { public string? SecretId { get; set; } public string? VersionStage { get; set; } }
            public class GetSecretValueResponse { public string? SecretString { get; set; } }
            public class BatchGetSecretValueRequest { public List<string>? SecretIdList { get; set; } public List<Filter>? Filters { get; set; } public int MaxResults { get; set; } }
            public class DescribeSecretRequest { public string? SecretId { get; set; } }
        }
        namespace Amazon.SecretsManager
        {
            public interface IAmazonSecretsManager
            {
                Task<Model.GetSecretValueResponse> GetSecretValueAsync(Model.GetSecretValueRequest request, CancellationToken cancellationToken = default);
                Task<object> BatchGetSecretValueAsync(Model.BatchGetSecretValueRequest request, CancellationToken cancellationToken = default);
            }
        }
        """;

    private const string Caching = """
        using System.Threading.Tasks;
        namespace Amazon.SecretsManager.Extensions.Caching
        {
            public interface ISecretsManagerCache { object GetCachedSecret(string secretId); Task<string> GetSecretString(string secretId); Task<byte[]> GetSecretBinary(string secretId); Task<bool> RefreshNowAsync(string secretId); }
            public class SecretsManagerCache : ISecretsManagerCache
            {
                public object GetCachedSecret(string secretId) => Send(new() { SecretId = secretId });
                public Task<string> GetSecretString(string secretId) => throw new System.NotSupportedException();
                public Task<byte[]> GetSecretBinary(string secretId) => throw new System.NotSupportedException();
                public Task<bool> RefreshNowAsync(string secretId) => throw new System.NotSupportedException();
                private static object Send(Model.GetSecretValueRequest request) => request;
            }
        }
        """;

    // Members, the names that are expected, and the number of unknown reads.
    public static TheoryData<string, string, int> Reads => new()
    {
        { "object A() => new GetSecretValueRequest { SecretId = \"a\" };", "a", 0 },
        { "object A() { var r = new GetSecretValueRequest(); r.VersionStage = \"AWSPREVIOUS\"; r.SecretId = \"a\"; return r; }", "a", 0 },
        { "async Task<object> A() { var r = new GetSecretValueRequest(); await Task.Yield(); r.SecretId = \"a\"; return await Client.GetSecretValueAsync(r); }", "a", 0 },
        { "async Task<object> A(string n) => await Client.GetSecretValueAsync(new() { SecretId = n });", "", 1 },
        { "object A(bool b) { var r = new GetSecretValueRequest(); if (b) { r.SecretId = \"a\"; } else { r.SecretId = \"b\"; } return r; }", "a b", 0 },
        { "const string Name = \"a\"; object A() => new GetSecretValueRequest { SecretId = Name + \"/db\" };", "a/db", 0 },
        { "static readonly string s_name = \"a\"; object A() => new GetSecretValueRequest { SecretId = s_name };", "a", 0 },
        { "static string Name => \"a\"; object A() => new GetSecretValueRequest { SecretId = Name };", "a", 0 },
        { "static string Name { get; } = \"a\"; object A() => new GetSecretValueRequest { SecretId = Name };", "a", 0 },
        { "string Name { get { return \"a\"; } } object A() => new GetSecretValueRequest { SecretId = Name };", "a", 0 },
        { "object A() => new GetSecretValueRequest { SecretId = Names.Billing };", "a/billing", 0 },
        { "static readonly string s_name = Environment.MachineName.Length > 3 ? \"a\" : \"b\"; object A() => new GetSecretValueRequest { SecretId = s_name };", "", 1 },
        { "static string s_name = \"a\"; object A() => new GetSecretValueRequest { SecretId = s_name };", "", 1 },
        { "protected virtual string Name => \"a\"; object A() => new GetSecretValueRequest { SecretId = Name };", "", 1 },
        { "class Named : GetSecretValueRequest { public Named() { SecretId = \"a\"; } } object A() => new Named();", "a", 0 },

        { "object A() => new BatchGetSecretValueRequest { SecretIdList = [\"a\", \"b\"] };", "a b", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = [\"a\"], MaxResults = 5 };", "a", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = new List<string> { \"a\", \"b\" } };", "a b", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = new() { \"a\" } };", "a", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = { \"a\", \"b\" } };", "a b", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = new List<string>(new[] { \"a\", \"b\" }) };", "a b", 0 },
        { "object A() => new BatchGetSecretValueRequest { SecretIdList = new[] { \"a\", \"b\" }.ToList() };", "a b", 0 },
        { "object A() { var r = new BatchGetSecretValueRequest(); r.SecretIdList = []; r.SecretIdList.Add(\"a\"); r.SecretIdList!.AddRange([\"b\", \"c\"]); return r; }", "a b c", 0 },
        { "object A() { var names = new List<string> { \"a\" }; names.Add(\"b\"); var r = new BatchGetSecretValueRequest { SecretIdList = names }; names.Insert(0, \"c\"); return r; }", "a b c", 0 },
        { "async Task<object> A() { List<string> names = [\"a\", \"b\"]; await Task.Yield(); names.Add(\"c\"); return await Client.BatchGetSecretValueAsync(new() { SecretIdList = names }); }", "a b c", 0 },
        { "object A(bool b) { List<string> names = [\"a\"]; if (b) { names.Add(\"b\"); } return new BatchGetSecretValueRequest { SecretIdList = names }; }", "a b", 0 },
        { "object A(string n) => new BatchGetSecretValueRequest { SecretIdList = [\"a\", n] };", "a", 1 },
        { "object A(string n) => new BatchGetSecretValueRequest { SecretIdList = new List<string> { n, \"a\" } };", "a", 1 },
        { "object A(List<string> all) => new BatchGetSecretValueRequest { SecretIdList = all };", "", 1 },
        { "object A(string[] all) => new BatchGetSecretValueRequest { SecretIdList = [\"a\", .. all] };", "a", 1 },
        { "object A() { List<string> names = [\"a\"]; Fill(names); return new BatchGetSecretValueRequest { SecretIdList = names }; } static void Fill(List<string> all) => all.Add(Environment.MachineName);", "a", 1 },
        { "object A() { List<string> names = [\"a\"]; Action add = () => names.Add(Environment.MachineName); add(); return new BatchGetSecretValueRequest { SecretIdList = names }; }", "", 1 },
        { "object A() { List<string>? names = null; object? r = null; for (var i = 0; i < 2; i++) { names?.Add(Environment.MachineName); names = [\"a\"]; r = new BatchGetSecretValueRequest { SecretIdList = names }; } return r!; }", "", 1 },
        { "object A(List<string> more) { var r = new BatchGetSecretValueRequest { SecretIdList = [\"a\"] }; r.SecretIdList.AddRange(more); return r; }", "a", 1 },
        { "int A(BatchGetSecretValueRequest r) => r.SecretIdList!.Count;", "", 0 },
        { "object A() => new BatchGetSecretValueRequest { Filters = [new Filter()] };", "", 1 },
        { "object A() => new BatchGetSecretValueRequest();", "", 1 },

        { "object A() => new GetSecretValueRequest();", "", 1 },
        { "object A(string json) => System.Text.Json.JsonSerializer.Deserialize<GetSecretValueRequest>(json)!;", "", 1 },
        { "object A() => Activator.CreateInstance(typeof(GetSecretValueRequest))!;", "", 1 },
        { "object A(string[] all) => all.Select(n => new GetSecretValueRequest { SecretId = n }).ToList();", "", 1 },
        { "object A() => new DescribeSecretRequest { SecretId = \"a\" };", "", 0 },

        { "object A(SecretsManagerCache c) => c.GetSecretString(\"a\");", "a", 0 },
        { "object A(ISecretsManagerCache c) => c.GetSecretString(\"a\");", "a", 0 },
        { "object A(SecretsManagerCache c) => (c.GetSecretBinary(\"a\"), c.GetCachedSecret(\"b\"), c.RefreshNowAsync(\"c\"));", "a b c", 0 },
        { "object A(ISecretsManagerCache c, string n) => c.GetSecretString(n);", "", 1 },
        { "object A(ISecretsManagerCache c) => new[] { \"a\" }.Select(c.GetSecretString);", "", 1 },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_EachWayOfTheSdk_IsNamedOrUnknown(string members, string names, int unknown)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using CompiledJob job = new();
            var sdk = job.CompilePlain("AWSSDK.SecretsManager", Sdk);
            var caching = job.CompilePlain("Amazon.SecretsManager.Extensions.Caching", Caching, sdk);
            var shared = job.CompilePlain("Shared", "public static class Names { public static readonly string Billing = \"a/billing\"; }");
            job.CompilePlain("Legacy", Source(members), optimization, sdk, caching, shared);

            var report = job.Analyze();

            string.Join(' ', report.Named.Select(static named => named.Name)).ShouldBe(names, $"{optimization}: {members}");
            report.Unknown.Count.ShouldBe(unknown, $"{optimization}: {members}");
        }
    }

    [Fact]
    public void Run_AJobWithTheCachingClientOnly_IsRead()
    {
        using CompiledJob job = new();
        var sdk = job.CompilePlain("AWSSDK.SecretsManager", Sdk);
        var caching = job.CompilePlain("Amazon.SecretsManager.Extensions.Caching", Caching, sdk);
        job.CompilePlain("Legacy", "public static class Legacy { public static object A() => new Amazon.SecretsManager.Extensions.Caching.SecretsManagerCache().GetSecretString(\"billing/db\"); }", caching);

        var report = job.Analyze();

        report.Job.ShouldBe("Legacy");
        report.Named.ShouldHaveSingleItem().Reads.ShouldHaveSingleItem().Member.ShouldBe("Legacy.A");
        report.Unknown.ShouldBeEmpty();
    }

    private static string Source(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.SecretsManager;
        using Amazon.SecretsManager.Extensions.Caching;
        using Amazon.SecretsManager.Model;
        #pragma warning disable CS8602

        public class Legacy
        {
            internal IAmazonSecretsManager Client = null!;
            internal {{members}}
        }
        """;
}
