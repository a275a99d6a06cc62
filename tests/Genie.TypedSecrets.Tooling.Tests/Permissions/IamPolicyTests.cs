using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Permissions;

/// <summary>A job's policy permits exactly what its usage report names.</summary>
public sealed class IamPolicyTests
{
    private static readonly UsageReport s_usage = new(
        "IngestJob",
        "genie",
        [new("api-keys", ["$current"], ["github_token"], Preloaded: false, []), new("database", ["$current", "dev"], [], Preloaded: true, [])],
        [new("billing/db", []), new("arn:aws:secretsmanager:eu-west-1:210987654321:secret:shared-AbCdEf", [])],
        [],
        []);

    [Fact]
    public void Create_AUsage_PermitsItsSecretsAndNoOthers() =>
        IamPolicy.Create(Request() with { KmsKeys = ["arn:aws:kms:us-east-1:123456789012:key/a"] }).Documents.ShouldHaveSingleItem().ShouldBe("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:GetSecretValue"
                  ],
                  "Resource": [
                    "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shared-AbCdEf",
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:billing/db-??????",
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/database-??????",
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/api-keys-??????",
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/database-??????"
                  ]
                },
                {
                  "Sid": "ReadSecretsInBatches",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:BatchGetSecretValue"
                  ],
                  "Resource": [
                    "*"
                  ]
                },
                {
                  "Sid": "DecryptSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "kms:Decrypt"
                  ],
                  "Resource": [
                    "arn:aws:kms:us-east-1:123456789012:key/a"
                  ],
                  "Condition": {
                    "StringEquals": {
                      "kms:ViaService": [
                        "secretsmanager.us-east-1.amazonaws.com"
                      ]
                    },
                    "StringLike": {
                      "kms:EncryptionContext:SecretARN": [
                        "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shared-AbCdEf",
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:billing/db-??????",
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/database-??????",
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/api-keys-??????",
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/database-??????"
                      ]
                    }
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Create_TheUsageOfThePage_IsThePolicyOfThePage()
    {
        string[] blocks = File.ReadAllText(Path.Combine(Repository.Root, "docs", "permissions.md")).ReplaceLineEndings("\n").Split("```json\n", StringSplitOptions.None);
        blocks.Length.ShouldBe(3);
        var file = Path.Combine(Directory.CreateTempSubdirectory("genie-usage-").FullName, "usage.json");
        File.WriteAllText(file, blocks[1].Split("```")[0]);

        var policy = IamPolicy.Create(Request() with { Usage = [UsageFile.Read(file)] });

        policy.Documents.ShouldHaveSingleItem().ShouldBe(blocks[2].Split("```")[0].TrimEnd('\n'));
    }

    // IAM compares the whole ARN of a secret, with the six random characters.
    [Theory]
    [InlineData("billing/prod", "billing/prod-??????")]
    [InlineData("billing/prod-AbCdEf", "billing/prod-AbCdEf")]
    [InlineData("billing/*", "billing/*")]
    [InlineData("billing/api-tokens", "billing/api-tokens")]
    [InlineData("billing/api-tokens", "billing/api-tokens-??????")]
    public void Create_SecretNamedByArn_HasItsWholeArn(string name, string expected)
    {
        const string Arn = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:";

        IamPolicy.Create(Request() with { AllowedNames = [Arn + name] }).Resources.ShouldContain(Arn + expected);
    }

    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com")]
    [InlineData("us-iso-east-1", "aws-iso", "c2s.ic.gov")]
    [InlineData("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov")]
    [InlineData("eusc-de-east-1", "aws-eusc", "amazonaws.eu")]
    public void Create_ARegionOfAnyPartition_HasItsArnsAndItsDomain(string region, string partition, string domain)
    {
        UsageReport usage = new("IngestJob", "genie", [new("api-keys", ["$current"], [], Preloaded: false, [])], [], [], []);

        var policy = IamPolicy.Create(Request() with { Usage = [usage], Regions = [region], KmsKeys = [$"arn:{partition}:kms:{region}:123456789012:key/a"] });

        policy.Resources.ShouldBe([$"arn:{partition}:secretsmanager:{region}:123456789012:secret:genie-prod/api-keys-??????"]);
        policy.Documents.ShouldHaveSingleItem().ShouldContain($"\"secretsmanager.{region}.{domain}\"");
    }

    [Theory]
    [InlineData("us-east-1,eu-west-1", "'us-east-1,eu-west-1' is not the name of an AWS region.")]
    [InlineData("cn-north-1", "us-east-1 is in the partition aws, and cn-north-1 in aws-cn. A role exists in one partition only")]
    public void Create_ARegionThatCannotBeUsed_SaysWhy(string region, string expected) =>
        Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { Regions = ["us-east-1", region] })).Message.ShouldContain(expected);

    [Theory]
    [InlineData("arn:aws:kms:ap-south-1:123456789012:key/a", "is in ap-south-1, and the secrets are in eu-west-1, us-east-1, so it decrypts none of them.")]
    [InlineData("arn:aws-cn:kms:us-east-1:123456789012:key/a", "is in us-east-1 (aws-cn)")]
    public void Create_AKeyOfAnotherRegionThanTheSecrets_IsRefused(string key, string expected) =>
        Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { KmsKeys = [key] })).Message.ShouldContain(expected);

    [Theory]
    [InlineData("a name", false)]
    [InlineData("genie-prod/legacy!", false)]
    [InlineData("arn:aws:s3:::bucket", false)]
    [InlineData("genie-prod/legacy-*", true)]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:a-??????", true)]
    [InlineData("rds!cluster-1a96bebc", true)]
    public void Create_AnAllowedNameThatNoSecretCanHave_IsRefused(string name, bool isName)
    {
        var request = Request() with { AllowedNames = [name] };
        if (isName)
        {
            IamPolicy.Create(request).Resources.ShouldContain(resource => resource.Contains(name, StringComparison.Ordinal));
        }
        else
        {
            Should.Throw<ToolingException>(() => IamPolicy.Create(request)).Message.ShouldStartWith($"'{name}' is not the name or ARN of a secret.");
        }
    }

    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:210987654321:key/a", "secretsmanager.us-east-1.amazonaws.com,secretsmanager.eu-west-1.amazonaws.com")]
    [InlineData("*", "secretsmanager.us-east-1.amazonaws.com,secretsmanager.eu-west-1.amazonaws.com")]
    [InlineData("arn:aws:kms:us-east-1:123456789012:key/a", "secretsmanager.us-east-1.amazonaws.com")]
    public void Create_SecretOfAnotherRegion_IsDecryptedThroughThatRegion(string key, string expected)
    {
        var document = JsonNode.Parse(IamPolicy.Create(Request() with { KmsKeys = [key] }).Documents[0])!;

        string.Join(',', document["Statement"]![2]!["Condition"]!["StringEquals"]!["kms:ViaService"]!.AsArray().Select(static region => region!.GetValue<string>())).ShouldBe(expected);
    }

    [Fact]
    public void Create_ReportOfAnotherProject_HasTheNamesOfThatProject()
    {
        var project = SecretsProject.Read("schemas", [new SchemaText("schemas/secrets.json", """{ "project": "acme", "environments": ["dev", "prod"], "secretName": "{environment}/{category}" }""")]);

        IamPolicy.Create(Request() with { Project = project }).Resources.ShouldContain("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/api-keys-??????");
        IamPolicy.Create(Request() with { Project = project, Usage = [s_usage with { Project = "acme" }] }).Resources.ShouldContain("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/api-keys-??????");
    }

    [Theory]
    [InlineData("""{ "schemaVersion": 1, "job": "J", "secrets": [{ "category": "a", "environments": null, "keys": [], "reads": [] }] }""")]
    [InlineData("""{ "schemaVersion": 1, "job": "J", "secrets": [null] }""")]
    [InlineData("""{ "schemaVersion": 1, "job": "J", "secrets": [], "named": [{ "name": null, "reads": [] }] }""")]
    [InlineData("""{ "schemaVersion": 1, "secrets": [] }""")]
    [InlineData("""{ "schemaVersion": 1, "job": "J", "secrets": {} }""")]
    [InlineData("""[]""")]
    public void Read_FileThatIsNoReport_IsRejected(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("genie-usage-").FullName, "usage.json");
        File.WriteAllText(file, text);

        Should.Throw<ToolingException>(() => UsageFile.Read(file)).Message.ShouldContain(text.Contains("\"job\"", StringComparison.Ordinal) ? "is not a usage report of version 1. Write it again:" : "is not a usage report. Write one:");
    }

    [Fact]
    public void Read_Assembly_IsNotProposedAsTheFileToWrite()
    {
        var assembly = typeof(IamPolicyTests).Assembly.Location;

        Should.Throw<ToolingException>(() => UsageFile.Read(assembly)).Message.ShouldEndWith("--output usage.json");
    }

    [Fact]
    public void Create_ComputedName_IsAnErrorUntilItIsAllowed()
    {
        var request = Request() with { Usage = [s_usage with { Unknown = [new("Legacy.cs", 12, "Legacy.Read")] }] };

        Should.Throw<ToolingException>(() => IamPolicy.Create(request)).Message.ShouldContain("Legacy.cs:12 (Legacy.Read)");
        IamPolicy.Create(request with { AllowedNames = ["genie-prod/legacy"] }).Resources.ShouldContain("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/legacy-??????");
    }

    [Theory]
    [InlineData("alias/genie-prod-secrets")]
    [InlineData("arn:aws:kms:us-east-1:123456789012:alias/genie-prod-secrets")]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    public void Create_AKeyWithoutItsArn_SaysHowToFindIt(string key) =>
        Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { KmsKeys = [key] })).Message.ShouldContain($"aws kms describe-key --key-id {key} --query KeyMetadata.Arn");

    [Fact]
    public void Create_MoreThanOnePolicyHolds_IsSplitWithoutLoss()
    {
        SecretUsage[] secrets = [.. Enumerable.Range(0, 400).Select(static i => new SecretUsage($"category-{i:000}", ["$current"], [], Preloaded: false, []))];

        var policy = IamPolicy.Create(Request() with { Usage = [s_usage with { Secrets = secrets, Named = [] }], Regions = ["us-east-1", "eu-west-1"] });

        policy.Documents.Count.ShouldBeGreaterThan(1);
        policy.Documents.ShouldAllBe(static document => JsonNode.Parse(document)!.ToJsonString(null).Replace("\\u002B", "+", StringComparison.Ordinal).Length <= IamPolicy.MaxSize);
        policy.Documents.SelectMany(static document => JsonNode.Parse(document)!["Statement"]![0]!["Resource"]!.AsArray().Select(static arn => arn!.GetValue<string>())).ShouldBe(policy.Resources);
        policy.Resources.Count.ShouldBe(800);
    }

    [Theory]
    [InlineData("1234", "us-east-1", "is not an account")]
    [InlineData("123456789012", "", "No region is known")]
    [InlineData("123456789012", "Frankfurt", "'Frankfurt' is not the name of an AWS region. Use its code: --region us-east-1")]
    [InlineData("123456789012", "eu-west-1a", "'eu-west-1a' is not the name of an AWS region.")]
    [InlineData("123456789012", "us_east_1", "'us_east_1' is not the name of an AWS region.")]
    public void Create_WhatIsMissing_IsSaid(string account, string region, string message) =>
        Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { Account = account, Regions = region.Length == 0 ? [] : [region] })).Message.ShouldContain(message);

    [Theory]
    [InlineData("AWS")]
    [InlineData("amazon")]
    [InlineData("aws:")]
    public void Create_UnknownPartition_IsSaid(string partition) =>
        Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { Partition = partition })).Message.ShouldStartWith($"'{partition}' is not an AWS partition.");

    [Theory]
    [InlineData("api*")]
    [InlineData("api?key")]
    [InlineData("${aws:username}")]
    [InlineData("name with space")]
    [InlineData("schlüssel")]
    [InlineData("")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/*")]
    public void Create_AReadOfANameThatNoSecretCanHave_IsRefusedAndNeverAWildcard(string name)
    {
        var usage = s_usage with { Named = [new(name, [new("Job.cs", 7, "Job.Run")])] };

        var error = Should.Throw<ToolingException>(() => IamPolicy.Create(Request() with { Usage = [usage] }));

        error.Message.ShouldContain("A secret cannot have this name: ");
        error.Message.ShouldContain("Job.cs:7");
    }

    private static PermissionRequest Request() => new() { Usage = [s_usage], Environment = "prod", Account = "123456789012", Regions = ["us-east-1"] };
}
