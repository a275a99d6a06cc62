using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Usage;

public sealed class UsageCommandTests : IDisposable
{
    private const string Report = """
        { "schemaVersion": 1, "kind": "usage", "job": "IngestJob", "project": "genie", "secrets": [{ "category": "api-keys", "environments": ["$current"], "keys": ["github_token"], "preloaded": false, "reads": [] }], "named": [], "unknown": UNKNOWN, "advice": [] }
        """;

    private readonly CliHarness _cli = new();

    public UsageCommandTests()
    {
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", { "name": "prod", "regions": ["eu-west-1", "us-east-1"] }] }""");
        _cli.Write("schemas/api-keys.schema.json", """{ "type": "object", "description": "Keys.", "properties": { "github_token": { "type": "string" } } }""");
        _cli.Write("usage.json", Report.Replace("UNKNOWN", "[]", StringComparison.Ordinal));
        _cli.Write("unknown.json", Report.Replace("UNKNOWN", """[{ "file": "Job.cs", "line": 12, "member": "Job.Run" }]""", StringComparison.Ordinal));
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Usage_OfAnAssembly_WritesTheReportToAFileOrTheOutput()
    {
        var assembly = typeof(CliApp).Assembly.Location;

        var output = (await _cli.RunAsync(["usage", assembly, "--format", "json"])).ShouldSucceed().Output;
        (await _cli.RunAsync(["usage", assembly, "--format", "json", "--output", "report.json"])).ShouldSucceed().Output.ShouldBeEmpty();

        File.ReadAllText(Path.Combine(_cli.Inside, "report.json")).ShouldBe(output);
        using var json = JsonDocument.Parse(output);
        json.RootElement.EnumerateObject().Select(static member => member.Name).Take(3).ShouldBe(["schemaVersion", "kind", "job"]);
        json.RootElement.GetProperty("job").GetString().ShouldBe("genie-secrets");
    }

    [Fact]
    public async Task Usage_NoAssembly_SaysWhatToName()
    {
        _cli.Write("jobs/ingest/job", "\u007fELF");

        (await _cli.RunAsync("usage job")).ShouldFail("name the output folder of its build");
        (await _cli.RunAsync("usage missing.dll")).ShouldFail("does not exist. Build the job");
    }

    [Fact]
    public async Task Iam_RegionsOfTheManifest_AreAllPermitted()
    {
        var output = (await _cli.RunAsync("iam --usage ../../usage.json --environment prod --account 123456789012 --kms-key arn:aws:kms:eu-west-1:123456789012:key/1")).ShouldSucceed().Output;

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("Statement")[0].GetProperty("Resource").EnumerateArray().Select(static resource => resource.GetString()).ShouldBe([
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:genie-prod/api-keys-??????",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/api-keys-??????",
        ]);
        output.ShouldContain("kms:EncryptionContext:SecretARN");
    }

    [Fact]
    public async Task Iam_Terraform_IsAResourceWithThePolicy() =>
        (await _cli.RunAsync("iam --usage ../../usage.json --environment prod --account 123456789012 --format terraform")).ShouldSucceed().Output.ShouldStartWith("resource \"aws_iam_policy\" \"secrets\" {");

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:secretsmanager:cn-north-1:")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:secretsmanager:us-gov-west-1:")]
    public async Task Iam_RegionOfAnotherPartition_HasItsArns(string region, string expected) =>
        (await _cli.RunAsync($"iam --usage ../../usage.json --environment prod --account 123456789012 --region {region}")).ShouldSucceed().Output.ShouldContain(expected);

    [Fact]
    public async Task Iam_UnknownRead_IsAnErrorUntilItIsNamed()
    {
        const string Command = "iam --usage ../../unknown.json --environment prod --account 123456789012";

        (await _cli.RunAsync(Command)).ShouldFail("Job.cs:12");
        (await _cli.RunAsync(Command + " --allow-unknown genie-prod/legacy")).ShouldSucceed().Output.ShouldContain("secret:genie-prod/legacy-??????");
    }

    [Fact]
    public async Task Iam_AliasOfAnEnvironment_IsItsName()
    {
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", { "name": "prod", "aliases": ["production"], "regions": ["us-east-1"] }], "defaultEnvironment": "dev" }""");

        foreach (var name in new[] { "production", "Prod" })
        {
            (await _cli.RunAsync($"iam --usage ../../usage.json --environment {name} --account 123456789012")).ShouldSucceed().Output.ShouldContain("secret:genie-prod/");
        }
    }

    [Theory]
    [InlineData("iam --usage ../../usage.json --environment prd --account 123456789012", "The project has no environment 'prd'. Did you mean 'prod'?")]
    [InlineData("iam --usage ../../usage.json --environment dev --account 123456789012", "No region is known")]
    [InlineData("iam --usage ../../schemas/secrets.json --environment dev --account 123456789012", "is not a usage report. Write one: genie-secrets usage bin/Release/net10.0 --format json --output usage.json")]
    public async Task Iam_WhatIsMissing_IsSaid(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);
}
