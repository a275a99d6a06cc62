using Genie.TypedSecrets.Generator.Analyzers.Environments;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Environments;

public sealed class EnvironmentCrossingTests
{
    [Theory]
    [InlineData("await store.PutAsync(Secrets.Dev.ApiKeys.SecretName, [|Encoding.UTF8.GetBytes(Secrets.Prod.ApiKeys.GithubToken.Reveal())|], cancellationToken: ct);")]
    [InlineData("var keys = await Secrets.Prod.ApiKeys.GetAsync(ct); var text = keys.GithubToken.Reveal(); await store.PutAsync(\"genie-dev/api-keys\", [|Encoding.UTF8.GetBytes(text)|], cancellationToken: ct);")]
    [InlineData("var name = \"genie-dev/api-keys\"; Put(name, [|Secrets.Prod.ApiKeys.GithubToken.Reveal()|]);")]
    [InlineData("var request = new PutRequest { SecretId = \"genie-dev/api-keys\", SecretString = [|Secrets.Prod.ApiKeys.GithubToken.Reveal()|] };")]
    public async Task Value_WrittenToAnotherEnvironment_IsFound(string statements) => await VerifyAsync(statements);

    [Theory]
    [InlineData("Put(Secrets.Prod.ApiKeys.SecretName, Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Put(\"genie-prod/api-keys\", Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Put(\"genie-nonprod/api-keys\", Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Put(Secrets.Dev.ApiKeys.SecretName, Secrets.Current.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Put(Secrets.Current.ApiKeys.SecretName, Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Read(Secrets.Dev.ApiKeys.SecretName, Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    [InlineData("Put(\"a name\", Secrets.Prod.ApiKeys.GithubToken.Reveal());")]
    public async Task Value_ThatStaysInItsEnvironment_IsFine(string statements) => await VerifyAsync(statements);

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() =>
        await VerifyAsync("Put(\"genie-dev/api-keys\", Secrets.Prod.ApiKeys.GithubToken.Reveal());", "dotnet_diagnostic.GTS1502.severity = none");

    private static async Task VerifyAsync(string statements, string editorConfig = "") => await AnalyzerTest<EnvironmentCrossingAnalyzer>.VerifyAsync(
        $$"""
        using System.Text;
        using Genie.TypedSecrets.Stores;

        namespace IngestJob;

        internal sealed class PutRequest { public string? SecretId { get; set; } public string? SecretString { get; set; } }

        internal sealed class Job
        {
            public async Task RunAsync(IWritableSecretStore store, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }

            private static void Put(string name, string value) => _ = name + value;

            private static void Read(string name, string value) => _ = name + value;
        }
        """,
        editorConfig);
}
