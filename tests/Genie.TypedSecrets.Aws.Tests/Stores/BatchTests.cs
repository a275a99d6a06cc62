using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Aws.Tests.Stores;

/// <summary>Tests when secrets are fetched with batch calls and when with single calls.</summary>
public sealed class BatchTests : IDisposable
{
    private const string OwnArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:genie-dev/api-keys-a1b2c3";
    private const string ForeignArn = "arn:aws:secretsmanager:us-east-1:222222222222:secret:genie-dev/api-keys-AbCdEf";

    private readonly FakeTimeProvider _time = new();
    private readonly ManualSecretsManager _aws;
    private readonly AwsSecretStore _store;
    private Func<BatchGetSecretValueRequest, BatchGetSecretValueResponse> _batch = All;

    public BatchTests()
    {
        (_aws, var client) = ManualSecretsManager.Create("us-east-1");
        _aws.Respond = request => request switch
        {
            BatchGetSecretValueRequest batch => _batch(batch),
            GetSecretValueRequest get => ManualSecretsManager.Value(get.SecretId, "single"),
            _ => throw new NotSupportedException(),
        };
        _store = new(new AwsSecretStoreOptions { TimeProvider = _time }, _ => [client]);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1, new int[0], 1)]
    [InlineData(2, new[] { 2 }, 0)]
    [InlineData(20, new[] { 20 }, 0)]
    [InlineData(21, new[] { 20 }, 1)]
    [InlineData(45, new[] { 20, 20, 5 }, 0)]
    public async Task GetMany_NumberOfSecrets_DeterminesBatchAndSingleCalls(int count, int[] batches, int singles)
    {
        (await GetAsync(count)).ShouldAllBe(result => result.IsSuccess);

        _aws.Calls.OfType<BatchGetSecretValueRequest>().Select(batch => batch.SecretIdList!.Count).ShouldBe(batches, ignoreOrder: true);
        _aws.Calls.OfType<GetSecretValueRequest>().Count().ShouldBe(singles);
    }

    [Fact]
    public async Task GetMany_OneDeniedInTheBatch_FailsForThatOneOnly()
    {
        _batch = batch => new()
        {
            SecretValues = [ManualSecretsManager.Value("genie-dev/s0", "batch"), ManualSecretsManager.Value("genie-dev/s2", "batch")],
            Errors = [new() { SecretId = "genie-dev/s1", ErrorCode = "AccessDeniedException", Message = "service message" }],
        };

        var results = await GetAsync(3);

        results.Select(result => result.IsSuccess).ShouldBe([true, false, true]);
        results[1].Error.ShouldBeOfType<SecretAccessDeniedException>().Permission.ShouldBe("secretsmanager:GetSecretValue");
        _aws.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetMany_ErrorsOfSeveralKinds_AreThoseOfTheirSecrets()
    {
        const string Key = "arn:aws:kms:us-east-1:111111111111:key/00000000-1111-2222-3333-444444444444";
        _batch = batch => new()
        {
            SecretValues = [ManualSecretsManager.Value("genie-dev/s0", "batch")],
            Errors =
            [
                new() { SecretId = "genie-dev/s4", ErrorCode = "ThrottlingException", Message = "Rate exceeded" },
                new() { SecretId = "genie-dev/s1", ErrorCode = "DecryptionFailure", Message = $"Secrets Manager can't decrypt the secret value: {Key} is disabled. (Service: AWSKMS; Status Code: 400; Error Code: DisabledException; Request ID: x)" },
                new() { SecretId = "genie-dev/s3", ErrorCode = "InvalidRequestException", Message = "You can't perform this operation on the secret because it was marked for deletion." },
                new() { SecretId = "genie-dev/s2", ErrorCode = "AccessDeniedException", Message = "Access to KMS is not allowed" },
                new() { SecretId = "genie-dev/another", ErrorCode = "ResourceNotFoundException", Message = "service message" },
            ],
        };

        var results = await GetAsync(5);

        results[0].IsSuccess.ShouldBeTrue();
        results[1].Error.ShouldBeOfType<SecretAccessDeniedException>().Message.ShouldContain($"the KMS key {Key} is disabled");
        results[2].Error.ShouldBeOfType<SecretAccessDeniedException>().Permission.ShouldBe("kms:Decrypt");
        results[3].Error.ShouldBeOfType<SecretNotFoundException>().Message.ShouldContain("restore-secret");
        results[4].Error.ShouldBeOfType<SecretStoreUnavailableException>().IsTransient.ShouldBeTrue();
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.SecretName == result.Name);
        _aws.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(OwnArn)]
    [InlineData("arn:aws:secretsmanager:us-east-1:111111111111:secret:genie-dev/api-keys")]
    [InlineData("genie-dev/api-keys")]
    public async Task GetMany_ErrorNamesTheArn_IsThatOfTheRequestedSecret(string requestedId)
    {
        _batch = batch => new() { Errors = [new() { SecretId = OwnArn, ErrorCode = "AccessDeniedException", Message = "service message" }] };

        var results = await _store.GetManyAsync([new(requestedId), new("genie-dev/s1")], Ct);

        results[0].Error.ShouldBeOfType<SecretAccessDeniedException>().SecretName.ShouldBe(requestedId);
        results[1].IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task GetMany_BatchOmitsSome_FetchesThemWithSingleCalls()
    {
        _batch = batch => new() { SecretValues = [ManualSecretsManager.Value("genie-dev/s1", "batch")] };

        (await GetAsync(3)).Select(result => result.Payload!.VersionId).ShouldBe(["single", "batch", "single"]);
    }

    [Theory]
    [InlineData(ForeignArn)]
    [InlineData("arn:aws:secretsmanager:us-east-1:222222222222:secret:genie-dev/api-keys")]
    public async Task GetMany_SameNameInAnotherAccount_ReturnsEachSecretByItsId(string foreign)
    {
        _batch = _ => new() { SecretValues = [Entry(ForeignArn, "foreign"), Entry(OwnArn, "own")] };
        (await GetBothAsync()).ShouldBe(["own", "foreign"]);

        _batch = _ => new() { SecretValues = [Entry(OwnArn, "own"), Entry(ForeignArn, "foreign")] };
        (await GetBothAsync()).ShouldBe(["own", "foreign"]);

        async Task<IEnumerable<string>> GetBothAsync() =>
            (await _store.GetManyAsync([new("genie-dev/api-keys"), new(foreign)], Ct)).Select(result => result.Payload.ShouldNotBeNull().VersionId);

        static GetSecretValueResponse Entry(string arn, string version)
        {
            var entry = ManualSecretsManager.Value("genie-dev/api-keys", version);
            entry.ARN = arn;
            return entry;
        }
    }

    [Fact]
    public async Task GetMany_BatchHasPages_ReadsAllPages()
    {
        _batch = batch => batch.NextToken is null
            ? new() { SecretValues = [ManualSecretsManager.Value("genie-dev/s0", "first")], NextToken = "more" }
            : new() { SecretValues = [ManualSecretsManager.Value("genie-dev/s1", "second")] };

        (await GetAsync(2)).Select(result => result.Payload!.VersionId).ShouldBe(["first", "second"]);
    }

    [Theory]
    [InlineData("AccessDeniedException", 400)]
    [InlineData("UnknownOperationException", 400)]
    [InlineData("InvalidAction", 400)]
    [InlineData("", 404)]
    [InlineData("", 501)]
    public async Task GetMany_BatchIsRejected_MakesSingleCallsDuringTheCooldown(string code, int status)
    {
        _batch = _ => throw ManualSecretsManager.Error(code, status);

        (await GetAsync(3)).ShouldAllBe(result => result.IsSuccess);
        (await GetAsync(3)).ShouldAllBe(result => result.IsSuccess);
        Batches.ShouldBe(1);

        _time.Advance(TimeSpan.FromMinutes(15));
        await GetAsync(3);
        Batches.ShouldBe(2);
    }

    [Fact]
    public async Task GetMany_BatchIsThrottled_MakesSingleCallsFor30Seconds()
    {
        _batch = _ => throw ManualSecretsManager.Error("ThrottlingException");

        (await GetAsync(3)).ShouldAllBe(result => result.IsSuccess);
        await GetAsync(3);
        Batches.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(30));
        _batch = All;
        (await GetAsync(3)).ShouldAllBe(result => result.Payload!.VersionId == "batch");
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "service message")]
    [InlineData("DecryptionFailure", "service message")]
    [InlineData("AccessDeniedException", "Access to KMS is not allowed")]
    public async Task GetMany_BatchFailsBecauseOfOneSecret_MakesSingleCallsOnce(string code, string message)
    {
        _batch = _ => throw ManualSecretsManager.Error(code, message: message);
        (await GetAsync(3)).ShouldAllBe(result => result.IsSuccess);

        _batch = All;
        (await GetAsync(3)).ShouldAllBe(result => result.Payload!.VersionId == "batch");
    }

    [Fact]
    public async Task GetMany_ServiceIsUnavailable_MakesNoSingleCalls()
    {
        _batch = _ => throw ManualSecretsManager.Error("InternalServiceError", 500);

        var results = await GetAsync(20);

        results.ShouldAllBe(result => result.Error is SecretStoreUnavailableException);
        _aws.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetMany_BatchIsDisabled_MakesSingleCalls()
    {
        var (aws, client) = ManualSecretsManager.Create("us-east-1");
        aws.Respond = request => ManualSecretsManager.Value(((GetSecretValueRequest)request).SecretId, "single");
        using AwsSecretStore store = new(new AwsSecretStoreOptions { UseBatch = false }, _ => [client]);

        (await store.GetManyAsync([new("genie-dev/a"), new("genie-dev/b")], Ct)).ShouldAllBe(result => result.IsSuccess);
    }

    [Fact]
    public async Task GetMany_CanceledAfterTheBatch_WipesTheReceivedValues()
    {
        using CancellationTokenSource caller = new();
        var buffer = "\"fake-value\""u8.ToArray();
        _batch = _ => new() { SecretValues = [new() { Name = "genie-dev/s0", VersionId = "batch", SecretString = new(buffer, buffer.Length) }] };
        var respond = _aws.Respond;
        _aws.Respond = request =>
        {
            if (request is GetSecretValueRequest)
            {
                buffer.ShouldContain(b => b != 0);
                caller.Cancel();
                throw new OperationCanceledException(caller.Token);
            }

            return respond(request);
        };

        await Should.ThrowAsync<OperationCanceledException>(async () => await _store.GetManyAsync([new("genie-dev/s0"), new("genie-dev/s1")], caller.Token));

        buffer.ShouldAllBe(b => b == 0);
    }

    private int Batches => _aws.Calls.OfType<BatchGetSecretValueRequest>().Count();

    private static BatchGetSecretValueResponse All(BatchGetSecretValueRequest batch) =>
        new() { SecretValues = [.. batch.SecretIdList!.Select(id => ManualSecretsManager.Value(id, "batch"))] };

    private async Task<IReadOnlyList<SecretResult>> GetAsync(int count) =>
        await _store.GetManyAsync([.. Enumerable.Range(0, count).Select(i => new SecretRequest($"genie-dev/s{i}"))], Ct);
}
