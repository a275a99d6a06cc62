using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Aws.Tests.Regions;

/// <summary>Replicas are read while the primary region is down, and at no other time.</summary>
public sealed class RegionTests : IDisposable
{
    private static readonly SecretRequest s_request = new("genie-prod/database");

    private readonly FakeTimeProvider _time = new();
    private readonly ManualSecretsManager _primary;
    private readonly ManualSecretsManager _replica;
    private readonly AwsSecretStore _store;

    public RegionTests()
    {
        (_primary, var primary) = ManualSecretsManager.Create("us-east-1");
        (_replica, var replica) = ManualSecretsManager.Create("us-west-2");
        _store = new(new AwsSecretStoreOptions { TimeProvider = _time, RegionCooldown = TimeSpan.FromSeconds(30) }, _ => [primary, replica]);
        Up(_primary, "primary");
        Up(_replica, "replica");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Get_PrimaryIsUp_AsksNoReplica()
    {
        (await ReadAsync()).ShouldBe("primary");

        _replica.Calls.ShouldBeEmpty();
    }

    public static TheoryData<string> Outages => new("timeout", "500", "503", "connection");

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Get_PrimaryIsDown_ReadsTheReplicaAndRemembersIt(string outage)
    {
        Down(_primary, outage);

        (await ReadAsync()).ShouldBe("replica");
        (await ReadAsync()).ShouldBe("replica");

        _primary.Calls.Count.ShouldBe(1);
        _replica.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Get_PauseIsOver_TriesThePrimaryFirstAgain()
    {
        Down(_primary, "500");
        await ReadAsync();
        Up(_primary, "primary");

        _time.Advance(TimeSpan.FromSeconds(29.9));
        (await ReadAsync()).ShouldBe("replica");
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await ReadAsync()).ShouldBe("primary");
    }

    [Theory]
    [InlineData("AccessDeniedException", typeof(SecretAccessDeniedException))]
    [InlineData("DecryptionFailure", typeof(SecretAccessDeniedException))]
    [InlineData("ResourceNotFoundException", typeof(SecretNotFoundException))]
    [InlineData("ThrottlingException", typeof(SecretStoreUnavailableException))]
    [InlineData("UnrecognizedClientException", typeof(SecretStoreUnavailableException))]
    public async Task Get_PrimaryRefuses_AsksNoReplica(string code, Type expected)
    {
        _primary.Answer = _ => throw ManualSecretsManager.Error(code);

        await Should.ThrowAsync(ReadAsync, expected);

        _replica.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public async Task Get_PrimaryIsDownAndTheReplicaRefuses_IsAnOutageNotARefusal(string code)
    {
        Down(_primary, "500");
        _replica.Answer = _ => throw ManualSecretsManager.Error(code);

        for (var i = 0; i < 2; i++)
        {
            var error = await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);

            error.IsTransient.ShouldBeTrue();
            error.Message.ShouldContain("us-east-1 is down");
        }
    }

    [Fact]
    public async Task Get_PrimaryIsBackWhileRememberedAsDown_ItsAnswerWinsOverTheReplicasRefusal()
    {
        Down(_primary, "500");
        _replica.Answer = _ => throw ManualSecretsManager.Error("ResourceNotFoundException");
        await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);
        Up(_primary, "primary");

        (await ReadAsync()).ShouldBe("primary");
    }

    [Fact]
    public async Task Get_AllRegionsAreDown_TellsOfThePrimary()
    {
        Down(_primary, "timeout");
        Down(_replica, "503");

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);

        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("The region is us-east-1");
    }

    [Fact]
    public async Task GetMany_PrimaryIsDown_ReadsTheBatchFromTheReplica()
    {
        Down(_primary, "500");

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results.Select(result => result.Payload.ShouldNotBeNull().VersionId).ShouldBe(["replica", "replica"]);
        _replica.Calls.ShouldHaveSingleItem().ShouldBeOfType<BatchGetSecretValueRequest>();
    }

    [Theory]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public async Task GetMany_PrimaryIsDownAndTheReplicaRefusesOneOfTheBatch_IsAnOutageForThatOne(string code)
    {
        Down(_primary, "500");
        _replica.Answer = RefuseOneOf(code);

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results[0].Payload.ShouldNotBeNull().VersionId.ShouldBe("replica");
        var error = results[1].Error.ShouldBeOfType<SecretStoreUnavailableException>();
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("us-east-1 is down");
    }

    [Fact]
    public async Task GetMany_PrimaryIsBackWhileRememberedAsDown_ItsAnswerWinsOverTheReplicasRefusal()
    {
        Down(_primary, "500");
        _replica.Answer = RefuseOneOf("ResourceNotFoundException");
        await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);
        Up(_primary, "primary");

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results.Select(result => result.Payload.ShouldNotBeNull().VersionId).ShouldBe(["replica", "primary"]);
    }

    [Fact]
    public async Task Put_PrimaryIsDown_FailsRatherThanWriteToAReplica()
    {
        Down(_primary, "500");

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.PutAsync(s_request.Name, "\"fake-value\""u8.ToArray(), cancellationToken: Ct));

        _replica.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Show_Store_NamesItsRegions() => _store.ToString().ShouldBe("aws (us-east-1, us-west-2)");

    private async Task<string> ReadAsync()
    {
        using var payload = await _store.GetAsync(s_request, Ct);
        return payload.VersionId;
    }

    private static void Up(ManualSecretsManager region, string version) => region.Answer = request => request switch
    {
        GetSecretValueRequest get => ManualSecretsManager.Value(get.SecretId, version),
        BatchGetSecretValueRequest batch => new BatchGetSecretValueResponse { SecretValues = [.. batch.SecretIdList!.Select(id => ManualSecretsManager.Value(id, version))] },
        _ => throw new NotSupportedException(),
    };

    // Has genie-prod/a, refuses genie-prod/b.
    private static Func<AmazonSecretsManagerRequest, object> RefuseOneOf(string code) => request => request is BatchGetSecretValueRequest
        ? new BatchGetSecretValueResponse
        {
            SecretValues = [ManualSecretsManager.Value("genie-prod/a", "replica")],
            Errors = [new() { SecretId = "genie-prod/b", ErrorCode = code, Message = "said" }],
        }
        : throw ManualSecretsManager.Error(code);

    private static void Down(ManualSecretsManager region, string outage) => region.Answer = _ => throw outage switch
    {
        "timeout" => new IOException("late", new TimeoutException()),
        "500" => ManualSecretsManager.Error("InternalServiceError", 500),
        "503" => ManualSecretsManager.Error(string.Empty, 503),
        _ => new HttpRequestException("gone"),
    };
}
