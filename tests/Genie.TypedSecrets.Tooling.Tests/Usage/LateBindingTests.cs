using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests code that finds members by name while it runs: everything that it can find counts.</summary>
public sealed class LateBindingTests
{
    [Theory]
    [InlineData("static object A() { dynamic d = Secrets.Dev.Database.Get(); return d.Host; }", "database dev host,port,password")]
    [InlineData("static object A(dynamic d) => d.Show(Secrets.Dev.Database.Get());", "database dev host,port,password")]
    [InlineData("static object A() { dynamic d = Secrets.Dev.Database; return d.Host; }", "database dev host,port,password")]
    [InlineData("static object A() => ((dynamic)Secrets.Prod).Streaming.ApiKey;", "api-keys prod github_token,slack_webhook; database prod host,port,password; streaming prod api_key")]
    [InlineData("static object A(SecretsClient c) => ((dynamic)Secrets.For(c)).Dev.Streaming.ApiKey;", "api-keys $current,dev,prod github_token,slack_webhook; database $current,dev,prod host,port,password; streaming $current,dev,prod api_key")]
    [InlineData("static object A(dynamic d) => d.Show(Secrets.Dev.Database.Host);", "database dev host")]
    public void Run_Dynamic_CountsEverythingThatCanBeFound(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using CompiledJob job = new();
            job.Compile("Job", $"using Genie.TypedSecrets; namespace IngestJob; internal static class Job {{ {members} }}", optimization, typeof(Microsoft.CSharp.RuntimeBinder.Binder).Assembly.Location);

            string.Join("; ", job.Analyze().Secrets.Select(static secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}")).ShouldBe(expected, $"{optimization}: {members}");
        }
    }
}
