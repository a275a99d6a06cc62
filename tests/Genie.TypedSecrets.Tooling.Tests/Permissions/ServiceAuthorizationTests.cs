using System.Text.Json.Nodes;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Permissions;

/// <summary>Every action, resource and condition key of our policies is in AWS's own data, and they belong together.</summary>
public sealed class ServiceAuthorizationTests(ServiceAuthorization aws) : IClassFixture<ServiceAuthorization>
{
    // What Terraform would create. The checker's tests keep these files up to date.
    public static TheoryData<string, string> TerraformPolicies => new(
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng", "terraform", "testdata"), "*.json")
        from resource in JsonNode.Parse(File.ReadAllText(file))!.AsObject()
        let policy = resource.Value!["policy"]
        where policy is JsonObject
        select ($"{Path.GetFileNameWithoutExtension(file)}: {resource.Key}", policy.ToJsonString()));

    [Fact]
    public void Policy_OfEachJob_UsesOnlyWhatExists()
    {
        UsageReport usage = new("Job", "genie", [new("api-keys", ["$current"], ["key"], Preloaded: true, [])], [new("/billing/db", []), new("arn:aws:secretsmanager:us-east-1:210987654321:secret:shared-a1b2c3", [])], [], []);

        var policy = IamPolicy.Create(new() { Usage = [usage], Environment = "prod", Account = "123456789012", Regions = ["us-east-1", "eu-west-1"], KmsKeys = ["arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"] });

        policy.Documents.SelectMany(aws.ProblemsOf).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TerraformPolicies))]
    public void Policy_OfTheTerraformModules_UsesOnlyWhatExists(string resource, string policy) => aws.ProblemsOf(policy).ShouldBeEmpty(resource);

    [Fact]
    public void TerraformPolicies_AreThoseOfEveryModule() => string.Join('\n', TerraformPolicies.Select(static row => row.Data.Item1))
        .ShouldSatisfyAllConditions(
            static all => all.ShouldContain("aws_kms_key"),
            static all => all.ShouldContain("job_role"),
            static all => all.ShouldContain("module.mwaa"),
            static all => all.ShouldContain("aws_sns_topic_policy"));

    [Theory]
    [InlineData("secretsmanager:GetSecret", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a-??????", "kms:ViaService", "no such action")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:s3:::bucket", "secretsmanager:VersionStage", "is not one of its resources")]
    [InlineData("secretsmanager:BatchGetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a-??????", "aws:SourceIp", "is not one of its resources")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a-??????", "kms:ViaService", "is not one of its condition keys")]
    [InlineData("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1", "kms:EncryptionContext:SecretARN", null)]
    public void Check_WrongPolicy_IsFound(string action, string resource, string key, string? problem)
    {
        var policy = $$$"""{ "Statement": [{ "Effect": "Allow", "Action": ["{{{action}}}"], "Resource": ["{{{resource}}}"], "Condition": { "StringEquals": { "{{{key}}}": "x" } } }] }""";

        var problems = aws.ProblemsOf(policy);

        if (problem is null)
        {
            problems.ShouldBeEmpty();
        }
        else
        {
            problems.ShouldContain(found => found.Contains(problem, StringComparison.Ordinal));
        }
    }
}
