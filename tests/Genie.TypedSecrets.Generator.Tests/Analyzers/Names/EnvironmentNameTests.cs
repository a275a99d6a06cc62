using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers.Environments;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Names;

public sealed class EnvironmentNameTests
{
    private const string Arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private const string BillingArn = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:";

    [Theory]
    [InlineData("/dev/genie/postgres/admin")]
    [InlineData(Arn + "/dev/genie/postgres/admin-AbCdEf")]
    [InlineData("/dev/genie/postgres/a-category-without-a-schema")]
    [InlineData("mail.dev")]
    [InlineData(Arn + "mail.dev")]
    [InlineData("rds!cluster-1a96")]
    [InlineData(Arn + "rds!cluster-1a96-AbCdEf")]
    [InlineData(BillingArn + "billing/dev-AbCdEf")]
    [InlineData(BillingArn + "billing/dev")]
    [InlineData("billing/dev")]
    public async Task Value_WrittenToANameOfAnotherEnvironment_IsFound(string name)
    {
        var found = await VerifyAsync($"Put(\"{name}\", [|Secrets.Prod.Admin.Token.Reveal()|]);");

        found[0].GetMessage(CultureInfo.InvariantCulture).ShouldContain("Dev");
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("Mail")]
    [InlineData("Aurora")]
    [InlineData("Billing")]
    public Task Value_WrittenToTheSecretNameOfAnotherEnvironment_IsFound(string category) =>
        VerifyAsync($"Put(Secrets.Dev.{category}.SecretName, [|Secrets.Prod.{category}.Token.Reveal()|]);");

    [Theory]
    [InlineData("/prod/genie/postgres/admin")]
    [InlineData("mail.prod")]
    [InlineData("licenses+prod")]
    [InlineData("rds!cluster-77fe")]
    [InlineData(Arn + "rds!cluster-77fe-AbCdEf")]
    [InlineData(BillingArn + "billing/prod")]
    [InlineData(BillingArn + "billing/prod-AbCdEf")]
    [InlineData("company/everywhere")]
    [InlineData("rds!cluster-0000")]
    [InlineData("/dev/other/postgres/admin")]
    [InlineData("genie-dev/admin")]
    public Task Value_WrittenToANameOfItsEnvironmentOrOfNone_IsFine(string name) =>
        VerifyAsync($"Put(\"{name}\", Secrets.Prod.Admin.Token.Reveal());");

    [Theory]
    [InlineData("Admin")]
    [InlineData("Aurora")]
    [InlineData("Billing")]
    public Task Environment_NamedInSharedCode_IsFoundForEveryFormOfName(string category) => AnalyzerTest<EnvironmentNamedAnalyzer>.VerifyAsync(
        $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public object Read() => [|Secrets.Prod|].{{category}}.Token;

            public object Name() => Secrets.Prod.{{category}}.SecretName;
        }
        """,
        NamedJob.Project);

    private static Task<IReadOnlyList<Diagnostic>> VerifyAsync(string statements) => AnalyzerTest<EnvironmentCrossingAnalyzer>.VerifyAsync(
        $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public void Run()
            {
                {{statements}}
            }

            private static void Put(string name, string value) => _ = name + value;
        }
        """,
        NamedJob.Project);
}
