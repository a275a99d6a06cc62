using System.Globalization;
using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.StringlyAccess.StringlyAccessAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Names;

public sealed class StringlyNameTests
{
    private const string Arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private const string BillingArn = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:";

    [Theory]
    [InlineData("/prod/genie/postgres/admin", "Secrets.Prod.Admin.Token")]
    [InlineData(Arn + "/prod/genie/postgres/admin-AbCdEf", "Secrets.Prod.Admin.Token")]
    [InlineData(Arn + "/dev/genie/postgres/admin", "Secrets.Dev.Admin.Token")]
    [InlineData("mail.dev", "Secrets.Dev.Mail.Token")]
    [InlineData(Arn + "mail.prod-AbCdEf", "Secrets.Prod.Mail.Token")]
    [InlineData("licenses+prod", "Secrets.Prod.Licenses.Token")]
    [InlineData("rds!cluster-1a96", "Secrets.Dev.Aurora.Token")]
    [InlineData("rds!cluster-77fe", "Secrets.Prod.Aurora.Token")]
    [InlineData(Arn + "rds!cluster-77fe-AbCdEf", "Secrets.Prod.Aurora.Token")]
    [InlineData(Arn + "rds!cluster-77fe", "Secrets.Prod.Aurora.Token")]
    [InlineData(BillingArn + "billing/dev-AbCdEf", "Secrets.Dev.Billing.Token")]
    [InlineData(BillingArn + "billing/dev", "Secrets.Dev.Billing.Token")]
    [InlineData("billing/dev", "Secrets.Dev.Billing.Token")]
    [InlineData(BillingArn + "billing/prod", "Secrets.Prod.Billing.Token")]
    [InlineData(BillingArn + "billing/prod-AbCdEf", "Secrets.Prod.Billing.Token")]
    [InlineData("billing/prod", "Secrets.Prod.Billing.Token")]
    [InlineData("/pr-12/genie/postgres/admin", "Secrets.Environment(\"pr-12\").Admin.Token")]
    [InlineData(Arn + "/pr-12/genie/postgres/admin-AbCdEf", "Secrets.Environment(\"pr-12\").Admin.Token")]
    [InlineData("mail.pr-7", "Secrets.Environment(\"pr-7\").Mail.Token")]
    [InlineData("company/everywhere", "Secrets.Current.Shared.Token")]
    [InlineData(Arn + "company/everywhere-AbCdEf", "Secrets.Current.Shared.Token")]
    public async Task Secret_ByANameOfItsOwn_IsFound(string name, string expected)
    {
        var found = await Test.VerifyAsync(
            $$"""
            namespace IngestJob;

            internal sealed class Job
            {
                public object Read() => [|SecretsClient.Default.GetSecretValueAsync("{{name}}", "token")|];

                public object Request() => new Request { [|SecretId = "{{name}}"|] };
            }

            internal sealed class Request { public string SecretId { get; set; } = ""; }
            """,
            NamedJob.Project);

        var messages = found.Select(static finding => finding.GetMessage(CultureInfo.InvariantCulture)).ToArray();
        messages[0].ShouldContain($"Write '{expected}'");
        messages[1].ShouldContain($"Write '{expected[..^".Token".Length]}'");
    }

    [Theory]
    [InlineData("genie-prod/admin")]
    [InlineData("prod/genie/postgres/admin")]
    [InlineData("/prod/genie/postgres/aurora")]
    [InlineData("/staging/genie/postgres/admin")]
    [InlineData("/prod/other/postgres/admin")]
    [InlineData("mail.staging")]
    [InlineData("licenses+dev")]
    [InlineData("licenses+pr-7")]
    [InlineData("mail.preview-7")]
    [InlineData("rds!cluster-0000")]
    [InlineData(Arn + "rds!cluster-0000-AbCdEf")]
    [InlineData("arn:aws:sqs:us-east-1:123456789012:mail.dev")]
    [InlineData("arn:")]
    public Task Secret_ByANameThatNoSchemaHas_IsFine(string name) => Test.VerifyAsync(
        $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public object Read() => SecretsClient.Default.GetSecretValueAsync("{{name}}", "token");
        }
        """,
        NamedJob.Project);

    [Theory]
    [InlineData("ADMIN_TOKEN", "Secrets.Current.Admin.Token")]
    [InlineData("GENIE_AURORA_TOKEN", "Secrets.Current.Aurora.Token")]
    [InlineData("Billing__Token", "Secrets.Current.Billing.Token")]
    public async Task Variable_OfASecretWithANameOfItsOwn_IsFoundByCategoryAndKey(string variable, string expected)
    {
        var found = await Test.VerifyAsync(
            $$"""
            namespace IngestJob;

            internal sealed class Job
            {
                // The secrets that the job reads.
                public object? Read() => {|GTS1302:Environment.GetEnvironmentVariable("{{variable}}")|};
            }
            """,
            NamedJob.Project);

        found[0].GetMessage(CultureInfo.InvariantCulture).ShouldContain($"Write '{expected}'");
    }
}
