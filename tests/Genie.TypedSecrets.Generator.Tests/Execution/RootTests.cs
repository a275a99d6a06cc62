using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>The generated root over one client.</summary>
public sealed class RootTests
{
    [Fact]
    public void For_TwoClients_GivesTheSameMembersAndSharesNothing() => Run("""
        var east = Secrets.For(NewClient("dev", "fake-token-of-the-east-side"));
        var west = Secrets.For(NewClient("prod", "fake-token-of-the-west-side"));
        east.PreloadAsync().GetAwaiter().GetResult();
        west.PreloadAsync([west.Prod.ApiKeys]).GetAwaiter().GetResult();
        west.ClearCache();
        return string.Join(' ', [
            east.Current.ApiKeys.GithubToken.Reveal(),
            east.Dev.ApiKeys.GithubToken.Reveal(),
            west.Current.ApiKeys.GithubToken.Reveal(),
            east.Client.Statistics.StoreCalls.ToString(System.Globalization.CultureInfo.InvariantCulture),
            west.Client.Statistics.StoreCalls.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ReferenceEquals(east.All, Secrets.All).ToString(),
            (Secrets.Current is DevSecrets).ToString()]);
        """).ShouldBe("fake-token-of-the-east-side fake-token-of-the-east-side fake-token-of-the-west-side 1 2 True True");

    [Fact]
    public void PreloadAsync_AccessorsOfTheDefaultClient_LoadsThem() => Run("""
        Secrets.Configure(options => options.Store = NewStore("dev", "fake-token-of-the-default-side"));
        Secrets.PreloadAsync([Secrets.Current.ApiKeys]).GetAwaiter().GetResult();
        return Secrets.Current.ApiKeys.GithubToken.Reveal() + SecretsClient.Default.Statistics.StoreCalls;
        """).ShouldBe("fake-token-of-the-default-side1");

    private static string Run(string statements)
    {
        var run = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys).Source($$"""
            using System;
            using Genie.TypedSecrets;
            using Genie.TypedSecrets.Stores;

            namespace IngestJob;

            /// <summary>Test code.</summary>
            public static class Probe
            {
                /// <summary>Runs it.</summary>
                public static string Run()
                {
                    {{statements}}
                }

                private static SecretsClient NewClient(string environment, string token) =>
                    new(new SecretsOptions { Store = NewStore(environment, token), Environment = environment });

                private static InMemorySecretStore NewStore(string environment, string token)
                {
                    var store = new InMemorySecretStore();
                    store.Put($"genie-{environment}/api-keys", "{\"github_token\":\"" + token + "\",\"port\":1}");
                    return store;
                }
            }
            """);
        return (string)Compiler.Load(run.Run().Compilation).GetType("IngestJob.Probe")!.GetMethod("Run")!.Invoke(null, [])!;
    }
}
