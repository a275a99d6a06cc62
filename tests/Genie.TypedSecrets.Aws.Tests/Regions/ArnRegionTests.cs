using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Regions;

/// <summary>Tests in which region a secret is read by its ARN, and what the errors say about it.</summary>
public sealed class ArnRegionTests : IDisposable
{
    private const string WestArn = "arn:aws:secretsmanager:us-west-2:222222222222:secret:genie-prod/database-a1b2c3";
    private const string EastArn = "arn:aws:secretsmanager:us-east-1:222222222222:secret:genie-prod/database-a1b2c3";
    private const string ForeignArn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:genie-prod/database-a1b2c3";

    private readonly ManualSecretsManager _east;
    private readonly ManualSecretsManager _west;
    private readonly AwsSecretStore _store;

    public ArnRegionTests()
    {
        (_east, var east) = ManualSecretsManager.Create("us-east-1");
        (_west, var west) = ManualSecretsManager.Create("us-west-2");
        _store = new(new AwsSecretStoreOptions(), _ => [east, west]);
        _east.Respond = request => Respond(request, "east");
        _west.Respond = request => Respond(request, "west");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(WestArn, "west")]
    [InlineData(EastArn, "east")]
    [InlineData("genie-prod/database", "east")]
    [InlineData(ForeignArn, "east")]
    public async Task Get_Arn_CallsItsRegionFirst(string id, string expected)
    {
        using var payload = await _store.GetAsync(new(id), Ct);

        payload.VersionId.ShouldBe(expected);
        payload.Name.ShouldBe(id);
        ((GetSecretValueRequest)_east.Calls.Concat(_west.Calls).ShouldHaveSingleItem()).SecretId.ShouldBe(id);
    }

    [Fact]
    public async Task Get_RegionOfTheArnIsUnavailable_CallsTheReplicaByItsOwnArn()
    {
        _west.Respond = _ => throw ManualSecretsManager.Error("InternalServiceError", 500);

        using var payload = await _store.GetAsync(new(WestArn), Ct);

        payload.VersionId.ShouldBe("east");
        ((GetSecretValueRequest)_east.Calls.ShouldHaveSingleItem()).SecretId.ShouldBe(EastArn);
    }

    [Fact]
    public async Task GetMany_ArnsOfSeveralRegions_MakesABatchPerRegion()
    {
        SecretRequest[] requests = [new("genie-prod/a"), new(WestArn), new("genie-prod/b"), new(WestArn.Replace("database", "other", StringComparison.Ordinal)), new(EastArn)];

        var results = await _store.GetManyAsync(requests, Ct);

        results.Select(result => result.Payload.ShouldNotBeNull().VersionId).ShouldBe(["east", "west", "east", "west", "east"]);
        ((BatchGetSecretValueRequest)_east.Calls.ShouldHaveSingleItem()).SecretIdList.ShouldBe(["genie-prod/a", "genie-prod/b", EastArn]);
        ((BatchGetSecretValueRequest)_west.Calls.ShouldHaveSingleItem()).SecretIdList!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task GetMany_RegionOfTheArnsIsUnavailable_ReadsTheBatchFromTheReplica()
    {
        _west.Respond = _ => throw ManualSecretsManager.Error("InternalServiceError", 500);

        var partial = "arn:aws:secretsmanager:us-west-2:222222222222:secret:genie-prod/other";

        var results = await _store.GetManyAsync([new(WestArn), new(partial)], Ct);

        results.ShouldAllBe(result => result.IsSuccess);
        ((BatchGetSecretValueRequest)_east.Calls.ShouldHaveSingleItem()).SecretIdList.ShouldBe([EastArn, partial.Replace("us-west-2", "us-east-1", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")]
    [InlineData("AccessDeniedException", "User: arn:aws:sts::111111111111:assumed-role/job/i-1 is not authorized to perform: secretsmanager:GetSecretValue")]
    [InlineData("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.")]
    [InlineData("InternalServiceError", "")]
    public async Task Get_ArnOfARegionThatIsNotTheStores_SaysThatTheRegionDiffers(string code, string message)
    {
        _east.Respond = _ => throw ManualSecretsManager.Error(code, message: message);
        _west.Respond = _ => throw ManualSecretsManager.Error(code, message: message);

        var error = await Should.ThrowAsync<SecretsException>(async () => await _store.GetAsync(new(ForeignArn), Ct));

        error.Message.ShouldContain("the region eu-west-1 and the account 222222222222");
        error.Message.ShouldContain("made in us-east-1");
        error.Message.ShouldContain("GENIE_SECRETS_AWS_REGIONS=us-east-1,eu-west-1");
        ShouldNotAdviseToCreate(error);
    }

    [Theory]
    [InlineData(WestArn)]
    [InlineData("arn:aws:secretsmanager:us-west-2:222222222222:secret:genie-prod/database")]
    public async Task Get_ArnIsNotFound_NamesTheAccountAndDoesNotAdviseToCreateIt(string arn)
    {
        _west.Respond = _ => throw ManualSecretsManager.Error("ResourceNotFoundException", message: "Secrets Manager can't find the specified secret.");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(arn), Ct));

        error.Message.ShouldContain($"aws secretsmanager describe-secret --region us-west-2 --secret-id {arn}");
        error.Message.ShouldContain("the account is 222222222222");
        ShouldNotAdviseToCreate(error);
    }

    [Fact]
    public async Task Get_ArnHasNoValue_DoesNotAdviseTheCommandThatTakesNamesOnly()
    {
        _west.Respond = _ => throw ManualSecretsManager.Error("ResourceNotFoundException", message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(WestArn), Ct));

        error.Message.ShouldContain("has no value yet");
        error.Message.ShouldContain($"aws secretsmanager put-secret-value --region us-west-2 --secret-id {WestArn}");
        ShouldNotAdviseToCreate(error);
    }

    [Fact]
    public async Task Get_ArnOfAnotherAccountIsDenied_SaysThatTheResourcePolicyMustAllowIt()
    {
        _west.Respond = _ => throw ManualSecretsManager.Error(
            "AccessDeniedException", message: "User: arn:aws:sts::111111111111:assumed-role/job/i-1 is not authorized to perform: secretsmanager:GetSecretValue on resource: x because no resource-based policy allows the secretsmanager:GetSecretValue action");

        var error = await Should.ThrowAsync<SecretAccessDeniedException>(async () => await _store.GetAsync(new(WestArn), Ct));

        error.Resource.ShouldBe(WestArn);
        error.Message.ShouldContain("the resource policy of the secret does not allow");
        error.Message.ShouldContain("The secret is in the account 222222222222, and this identity is in 111111111111");
    }

    [Fact]
    public async Task Put_ArnOfTheStoresSecondRegion_WritesThere()
    {
        (await _store.PutAsync(WestArn, "\"fake-value\""u8.ToArray(), cancellationToken: Ct)).ShouldBe("west");

        _east.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ArnThatIsNotFound_DoesNotCreateASecret()
    {
        _west.Respond = _ => throw ManualSecretsManager.Error("ResourceNotFoundException", message: "Secrets Manager can't find the specified secret.");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.PutAsync(WestArn, "\"fake-value\""u8.ToArray(), cancellationToken: Ct));

        _west.Calls.ShouldHaveSingleItem().ShouldBeOfType<PutSecretValueRequest>();
        ShouldNotAdviseToCreate(error);
    }

    private static void ShouldNotAdviseToCreate(SecretsException error)
    {
        error.Message.ShouldNotContain("genie-secrets put arn:");
        error.Message.ShouldNotContain("--name arn:");
    }

    private static object Respond(AmazonSecretsManagerRequest request, string version) => request switch
    {
        GetSecretValueRequest get => ManualSecretsManager.Value(get.SecretId, version),
        BatchGetSecretValueRequest batch => new BatchGetSecretValueResponse { SecretValues = [.. batch.SecretIdList!.Select(id => Entry(id, version))] },
        PutSecretValueRequest => new PutSecretValueResponse { VersionId = version },
        _ => throw new NotSupportedException(),
    };

    private static GetSecretValueResponse Entry(string id, string version)
    {
        var entry = ManualSecretsManager.Value(id, version);
        if (SecretArn.TryParse(id) is { } arn)
        {
            entry.ARN = arn.IsComplete ? id : id + "-a1b2c3";
            entry.Name = arn.Name;
        }

        return entry;
    }
}
