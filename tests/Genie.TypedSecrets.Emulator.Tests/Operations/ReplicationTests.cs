using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class ReplicationTests : EmulatorTest
{
    private const string Europe = "eu-west-1";
    private const string NotOnReplica = "Operation not permitted on a replica secret. Call must be made in primary secret's region.";

    [Fact]
    public async Task Create_WithReplicas_CanBeReadInTheirRegions()
    {
        var created = await CreateAsync();
        using var europe = In(Europe);

        created.GetProperty("ReplicationStatus").ToString().ShouldBe(
            """[{"Region":"eu-west-1","KmsKeyId":"alias/aws/secretsmanager","Status":"InSync","StatusMessage":"Replication succeeded"}]""");
        var arn = created.GetProperty("ARN").GetString()!;
        var replica = await europe.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
        replica.GetProperty("ARN").GetString().ShouldBe(arn.Replace("us-east-1", Europe, StringComparison.Ordinal));
        replica.GetProperty("PrimaryRegion").GetString().ShouldBe("us-east-1");
        replica.GetProperty("VersionIdsToStages").ToString().ShouldBe($$"""{"{{Token(1)}}":["AWSCURRENT"]}""");
        (await europe.OkAsync("GetSecretValue", $$"""{"SecretId":"{{replica.GetProperty("ARN")}}"}""")).GetProperty("SecretString").GetString().ShouldBe("one");
        (await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("PrimaryRegion").GetString().ShouldBe("us-east-1");
        (await europe.OkAsync("ListSecrets", """{"Filters":[{"Key":"primary-region","Values":["us-east"]}]}""")).GetProperty("SecretList").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Change_OfThePrimary_IsVisibleInTheReplica()
    {
        await CreateAsync();
        using var europe = In(Europe);
        await europe.OkAsync("GetSecretValue", """{"SecretId":"s"}""");

        Emulator.Put("s", "two");
        await Client.OkAsync("TagResource", """{"SecretId":"s","Tags":[{"Key":"a","Value":"b"}]}""");

        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("two");
        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s","VersionStage":"AWSPREVIOUS"}""")).GetProperty("SecretString").GetString().ShouldBe("one");
        (await europe.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("Tags").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("PutSecretValue", ",\"SecretString\":\"x\",\"ClientRequestToken\":\"00000000-0000-0000-0000-000000000001\"")]
    [InlineData("UpdateSecret", ",\"Description\":\"x\"")]
    [InlineData("UpdateSecretVersionStage", ",\"VersionStage\":\"X\"")]
    [InlineData("TagResource", ",\"Tags\":[]")]
    [InlineData("UntagResource", ",\"TagKeys\":[]")]
    [InlineData("PutResourcePolicy", ",\"ResourcePolicy\":\"{}\"")]
    [InlineData("DeleteResourcePolicy", "")]
    [InlineData("DeleteSecret", "")]
    [InlineData("DeleteSecret", ",\"ForceDeleteWithoutRecovery\":true")]
    [InlineData("RestoreSecret", "")]
    [InlineData("RotateSecret", ",\"ClientRequestToken\":\"00000000-0000-0000-0000-000000000001\"")]
    [InlineData("CancelRotateSecret", "")]
    [InlineData("ReplicateSecretToRegions", ",\"AddReplicaRegions\":[{\"Region\":\"eu-north-1\"}]")]
    [InlineData("RemoveRegionsFromReplication", ",\"RemoveReplicaRegions\":[\"eu-west-1\"]")]
    public async Task Change_OfAReplica_IsRejected(string operation, string parameters)
    {
        await CreateAsync();
        using var europe = In(Europe);

        (await europe.FailAsync(operation, $$"""{"SecretId":"s"{{parameters}}}""", "InvalidParameterException")).ShouldBe(NotOnReplica);
    }

    [Fact]
    public async Task Replicate_ToTheOwnRegion_IsRejected()
    {
        Emulator.Put("s", "v");

        (await Client.FailAsync("ReplicateSecretToRegions", """{"SecretId":"s","AddReplicaRegions":[{"Region":"us-east-1"}]}""", "InvalidParameterException"))
            .ShouldBe("Invalid replica region.");
        (await Client.FailAsync("ReplicateSecretToRegions", """{"SecretId":"s","AddReplicaRegions":[{"Region":"Europe"}]}""", "ValidationException"))
            .ShouldBe(@"1 validation error detected: Value 'Europe' at 'addReplicaRegions.1.member.region' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([a-z]+-)+\d+$");
    }

    [Fact]
    public async Task Replicate_NameTakenInTheRegion_FailsUnlessForced()
    {
        Emulator.Put("s", "primary");
        using var europe = In(Europe);
        await europe.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"other","ClientRequestToken":"{{Token(1)}}"}""");

        var failed = await Client.OkAsync("ReplicateSecretToRegions", """{"SecretId":"s","AddReplicaRegions":[{"Region":"eu-west-1"}]}""");
        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("other");
        var forced = await Client.OkAsync("ReplicateSecretToRegions", """{"SecretId":"s","ForceOverwriteReplicaSecret":true,"AddReplicaRegions":[{"Region":"eu-west-1","KmsKeyId":"alias/eu"}]}""");

        failed.GetProperty("ReplicationStatus")[0].GetProperty("Status").GetString().ShouldBe("Failed");
        failed.GetProperty("ReplicationStatus")[0].GetProperty("StatusMessage").GetString().ShouldBe("Replication failed: Secret name s already exists in region eu-west-1.");
        forced.GetProperty("ReplicationStatus")[0].GetProperty("Status").GetString().ShouldBe("InSync");
        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("primary");
        (await europe.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("KmsKeyId").GetString().ShouldBe("alias/eu");
    }

    [Fact]
    public async Task Remove_Region_DeletesTheReplicaAndAllowsDeletion()
    {
        var arn = (await CreateAsync()).GetProperty("ARN").GetString();
        using var europe = In(Europe);
        (await Client.FailAsync("DeleteSecret", """{"SecretId":"s"}""", "InvalidParameterException"))
            .ShouldBe($"You can't delete secret {arn} that still has replica regions [eu-west-1]");

        for (var i = 0; i < 2; i++)
        {
            (await Client.OkAsync("RemoveRegionsFromReplication", """{"SecretId":"s","RemoveReplicaRegions":["eu-west-1"]}""")).GetProperty("ReplicationStatus").GetArrayLength().ShouldBe(0);
        }

        await europe.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "ResourceNotFoundException");
        await Client.OkAsync("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":true}""");
    }

    [Fact]
    public async Task StopReplication_InTheReplicasRegion_MakesItIndependent()
    {
        await CreateAsync();
        using var europe = In(Europe);
        await Client.FailAsync("StopReplicationToReplica", """{"SecretId":"s"}""", "InvalidRequestException");

        var stopped = await europe.OkAsync("StopReplicationToReplica", """{"SecretId":"s"}""");
        await europe.OkAsync("PutSecretValue", $$"""{"SecretId":"s","SecretString":"european","ClientRequestToken":"{{Token(2)}}"}""");
        Emulator.Put("s", "american");
        Emulator.Remove("s").ShouldBeTrue();

        stopped.GetProperty("ARN").GetString()!.ShouldContain(Europe);
        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("european");
        (await europe.OkAsync("GetSecretValue", """{"SecretId":"s","VersionStage":"AWSPREVIOUS"}""")).GetProperty("SecretString").GetString().ShouldBe("one");
        (await europe.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).TryGetProperty("PrimaryRegion", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Regions_ShareNothingElse()
    {
        Emulator.Put("s", "v");
        using var europe = In(Europe);

        await europe.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "ResourceNotFoundException");
        (await europe.OkAsync("ListSecrets", "{}")).GetProperty("SecretList").GetArrayLength().ShouldBe(0);
    }

    private Task<System.Text.Json.JsonElement> CreateAsync() =>
        Client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"one","AddReplicaRegions":[{"Region":"eu-west-1"}],"ClientRequestToken":"{{Token(1)}}"}""");

    private WireClient In(string region) => new(Emulator.Endpoint, new Signer(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey, region));
}
