using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers.RemovedKeys;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.RemovedKeys;

/// <summary>Tests unknown members of generated types.</summary>
public sealed class UnknownKeyTests
{
    private static async Task<IReadOnlyList<Diagnostic>> VerifyAsync(string statements, string editorConfig = "")
    {
        var (code, findings) = Markup.Parse($$"""
            namespace IngestJob;

            internal sealed class Job
            {
                public async Task RunAsync(CancellationToken ct)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """);
        var found = await JobProject.AnalyzeAsync(JobProject.With(code, editorConfig).Project, new UnknownKeyAnalyzer());
        found.Select(diagnostic => diagnostic.Location.SourceSpan).ShouldBe(findings.Select(finding => finding.Span));
        found.ShouldAllBe(diagnostic => diagnostic.Id == "GTS1401");
        return found;
    }

    [Theory]
    [InlineData("_ = Secrets.Dev.ApiKeys.[|GithubTokn|];", "The schemas define no 'GithubTokn' in 'ApiKeysAccessor'. Did you mean 'GithubToken'?")]
    [InlineData("_ = (await Secrets.Dev.ApiKeys.GetAsync(ct)).[|GitHubToken|];", "The schemas define no 'GitHubToken' in 'ApiKeysSecret'. Did you mean 'GithubToken'?")]
    [InlineData("_ = Secrets.Dev.[|ApiKey|].GithubToken;", "The schemas define no 'ApiKey' in 'DevSecrets'. Did you mean 'ApiKeys'?")]
    [InlineData("_ = Secrets.[|Develop|].ApiKeys;", "The schemas define no 'Develop' in 'Secrets'. There are: Dev, Prod, Current, All.")]
    [InlineData("_ = Secrets.Dev.Streaming?.[|ApiKy|];", "The schemas define no 'ApiKy' in 'StreamingAccessor'. Did you mean 'ApiKey'?")]
    [InlineData("_ = Secrets.Dev.ApiKeys.ExternalApi.[|BaseUri|];", "The schemas define no 'BaseUri' in 'ExternalApiSecret'. Did you mean 'BaseUrl'?")]
    [InlineData("_ = new StreamingSecret { Endpoint = \"a:1\", [|Apikeys|] = Secret.Create(\"x\") };", "The schemas define no 'Apikeys' in 'StreamingSecret'. Did you mean 'ApiKey'?")]
    [InlineData("_ = (await Secrets.Dev.Database.GetAsync(ct)) with { [|Hots|] = \"x\" };", "The schemas define no 'Hots' in 'DatabaseSecret'. Did you mean 'Host'?")]
    public async Task UnknownMember_OfAGeneratedType_IsReportedWithTheNearest(string statements, string message) =>
        (await VerifyAsync(statements)).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe(message);

    [Theory]
    [InlineData("_ = Secrets.Dev.ApiKeys.GithubToken;")]
    [InlineData("_ = Secrets.Dev.ApiKeys.SecretName;")]
    [InlineData("_ = nameof(Secrets.Dev.ApiKeys.GetAsync);")]
    [InlineData("Func<object> get = Secrets.Dev.ApiKeys.Get;")]
    [InlineData("_ = Secrets.Dev.ApiKeys.GithubToken.Revel();")]
    [InlineData("_ = Secrets.Dev.Database.Port.Tostring();")]
    [InlineData("_ = Secrets.Dev.ApiKeys.GetAsync(1, 2, 3);")]
    [InlineData("_ = Secrets.Dev.ApiKeys.ToString() + Secrets.Current.ApiKeys.Descriptor.Category;")]
    [InlineData("_ = new StreamingSecret { Endpoint = \"a:1\", ApiKey = Secret.Create(\"x\") };")]
    [InlineData("_ = Gone.Dev.ApiKeys.GithubTokn;")]
    [InlineData("_ = Secrets.Dev.ApiKeys.;")]
    [InlineData("var x = new { A = 1 }; _ = x.B; _ = Environment.MachinName;")]
    public Task OtherName_IsNotReported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Rule_SwitchedOffInEditorConfig_IsSilent() => VerifyAsync("_ = Secrets.Dev.ApiKeys.GithubTokn;", "dotnet_diagnostic.GTS1401.severity = none");
}
