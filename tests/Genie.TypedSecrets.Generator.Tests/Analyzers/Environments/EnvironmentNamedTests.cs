using Genie.TypedSecrets.Generator.Analyzers.Environments;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Environments;

public sealed class EnvironmentNamedTests
{
    [Theory]
    [InlineData("var token = [|Secrets.Prod|].ApiKeys.GithubToken;")]
    [InlineData("var record = await [|Secrets.Prod|].Database.GetAsync(ct);")]
    [InlineData("var prod = [|Secrets.Prod|];")]
    [InlineData("EnvironmentSecrets all = Environment.ProcessId > 0 ? [|Secrets.Prod|] : Secrets.Dev;")]
    [InlineData("Func<Secret<string>> read = () => [|Secrets.Prod|].ApiKeys.GithubToken;")]
    [InlineData("var keys = [|IngestJob.Secrets.Prod|].ApiKeys;")]
    public async Task Environment_NamedInSharedCode_IsFound(string statements) => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync(statements);

    [Theory]
    [InlineData("var token = Secrets.Current.ApiKeys.GithubToken;")]
    [InlineData("var token = Secrets.Dev.ApiKeys.GithubToken;")]
    [InlineData("var name = Secrets.Prod.ApiKeys.SecretName;")]
    [InlineData("var name = nameof(Secrets.Prod);")]
    [InlineData("var owner = Secrets.Prod.ApiKeys.Descriptor.Owner;")]
    [InlineData("var other = Company.Secrets.Prod;")]
    public async Task Expression_ThatReadsNoOtherEnvironment_IsFine(string statements) => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync($$"""
        namespace Company
        {
            internal static class Secrets { public static string Prod => "not generated"; }
        }

        namespace IngestJob
        {
            internal sealed class Job
            {
                public void Run() { {{statements}} }
            }
        }
        """);

    [Fact]
    public async Task Environment_NamedInAProjectWithTheTestKit_IsFine() => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync("""
        namespace Genie.TypedSecrets.Testing
        {
            internal abstract class SecretsFixture;
        }

        namespace IngestJob
        {
            internal sealed class JobTests
            {
                public void Run() { var token = Secrets.Prod.ApiKeys.GithubToken; }
            }
        }
        """);

    [Theory]
    [InlineData("", "[UsesEnvironment(\"prod\")]", "")]
    [InlineData("", "", "[UsesEnvironment(\"prod\")]")]
    [InlineData("[assembly: UsesEnvironment(\"prod\")]", "", "")]
    [InlineData("", "[UsesEnvironment(\"staging\"), UsesEnvironment(\"PROD\")]", "")]
    public async Task Environment_NamedInCodeMarkedForIt_IsFine(string assembly, string type, string member) => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync($$"""
        {{assembly}}

        namespace IngestJob;

        {{type}}
        internal sealed class Job
        {
            {{member}}
            public Secret<string> Token => Secrets.Prod.ApiKeys.GithubToken;

            {{member}}
            public Secret<string> Read() => Secrets.Prod.ApiKeys.GithubToken;
        }
        """);

    [Fact]
    public async Task Environment_NamedInALocalFunctionMarkedForIt_IsFine() => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync(
        "[UsesEnvironment(\"prod\")] static Secret<string> Read() => Secrets.Prod.ApiKeys.GithubToken; _ = Read();");

    [Fact]
    public async Task Environment_NamedInCodeMarkedForAnother_IsFound() => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync("""
        namespace IngestJob;

        [UsesEnvironment("staging")]
        internal sealed class Job
        {
            public Secret<string> Token => [|Secrets.Prod|].ApiKeys.GithubToken;
        }
        """);

    [Fact]
    public async Task Environment_AllowedInEditorConfig_IsFine() => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync(
        "_ = Secrets.Prod.ApiKeys;",
        "genie_secrets_uses_environments = staging, prod");

    [Fact]
    public async Task Rule_ByDefault_IsAWarning()
    {
        var found = await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync("_ = [|Secrets.Prod|].ApiKeys;");

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync(
        "_ = Secrets.Prod.ApiKeys;",
        "dotnet_diagnostic.GTS1501.severity = none");

    [Fact]
    public async Task Message_ForASharedCategory_SuggestsCurrent()
    {
        var found = await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync("_ = [|Secrets.Prod|].ApiKeys.GithubToken;");

        found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldEndWith("Write Secrets.Current, or mark the code with [UsesEnvironment(\"prod\")].");
    }

    [Fact]
    public async Task Message_ForTheEnvironmentItself_DoesNotSuggestWhatMayNotCompile()
    {
        var found = await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyBodyAsync("var environment = [|Secrets.Prod|]; _ = environment;");

        found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldNotContain("Secrets.Current");
    }

    [Fact]
    public async Task Message_ForACategoryOfOneEnvironment_DoesNotSuggestCurrent()
    {
        var found = await AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync("""
            using System.CodeDom.Compiler;

            namespace Company;

            [GeneratedCode("Genie.TypedSecrets", "1.0.0")]
            internal class EnvironmentSecrets { }

            [GeneratedCode("Genie.TypedSecrets", "1.0.0")]
            internal sealed class ProdSecrets : EnvironmentSecrets { public string Licenses => string.Empty; }

            [GeneratedCode("Genie.TypedSecrets", "1.0.0")]
            internal static class Secrets
            {
                public static ProdSecrets Prod { get; } = new();

                public static EnvironmentSecrets Current => Prod;
            }

            internal sealed class Job { public string Read() => [|Secrets.Prod|].Licenses; }
            """);

        found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldEndWith("so mark the code with [UsesEnvironment(\"prod\")].");
    }
}
