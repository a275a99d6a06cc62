using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Aws.Tests.Regions;

/// <summary>Tests that replicas are read only while the primary region is unavailable.</summary>
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
        SetAvailable(_primary, "primary");
        SetAvailable(_replica, "replica");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Get_PrimaryIsAvailable_CallsNoReplica()
    {
        (await ReadAsync()).ShouldBe("primary");

        _replica.Calls.ShouldBeEmpty();
    }

    public static TheoryData<string> Outages => new("timeout", "500", "503", "connection");

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Get_PrimaryIsUnavailable_ReadsTheReplicaDuringTheCooldown(string outage)
    {
        SetUnavailable(_primary, outage);

        (await ReadAsync()).ShouldBe("replica");
        (await ReadAsync()).ShouldBe("replica");

        _primary.Calls.Count.ShouldBe(1);
        _replica.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Get_CooldownEnds_CallsThePrimaryFirst()
    {
        SetUnavailable(_primary, "500");
        await ReadAsync();
        SetAvailable(_primary, "primary");

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
    public async Task Get_PrimaryReturnsAnError_CallsNoReplica(string code, Type expected)
    {
        _primary.Respond = _ => throw ManualSecretsManager.Error(code);

        await Should.ThrowAsync(ReadAsync, expected);

        _replica.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public async Task Get_PrimaryIsUnavailableAndTheReplicaReturnsAnError_IsTransient(string code)
    {
        SetUnavailable(_primary, "500");
        _replica.Respond = _ => throw ManualSecretsManager.Error(code);

        for (var i = 0; i < 2; i++)
        {
            var error = await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);

            error.IsTransient.ShouldBeTrue();
            error.Message.ShouldContain("us-east-1 is unavailable");
        }
    }

    [Fact]
    public async Task Get_PrimaryRecoversDuringTheCooldown_ItsResponseWinsOverTheReplicasError()
    {
        SetUnavailable(_primary, "500");
        _replica.Respond = _ => throw ManualSecretsManager.Error("ResourceNotFoundException");
        await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);
        SetAvailable(_primary, "primary");

        (await ReadAsync()).ShouldBe("primary");
    }

    [Fact]
    public async Task Get_AllRegionsAreUnavailable_ReportsThePrimary()
    {
        SetUnavailable(_primary, "timeout");
        SetUnavailable(_replica, "503");

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(ReadAsync);

        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("The region is us-east-1");
    }

    [Fact]
    public async Task GetMany_PrimaryIsUnavailable_ReadsTheBatchFromTheReplica()
    {
        SetUnavailable(_primary, "500");

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results.Select(result => result.Payload.ShouldNotBeNull().VersionId).ShouldBe(["replica", "replica"]);
        _replica.Calls.ShouldHaveSingleItem().ShouldBeOfType<BatchGetSecretValueRequest>();
    }

    [Theory]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public async Task GetMany_PrimaryIsUnavailableAndTheReplicaReturnsAnErrorForOne_IsTransientForThatOne(string code)
    {
        SetUnavailable(_primary, "500");
        _replica.Respond = ErrorForOne(code);

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results[0].Payload.ShouldNotBeNull().VersionId.ShouldBe("replica");
        var error = results[1].Error.ShouldBeOfType<SecretStoreUnavailableException>();
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("us-east-1 is unavailable");
    }

    [Fact]
    public async Task GetMany_PrimaryRecoversDuringTheCooldown_ItsResponseWinsOverTheReplicasError()
    {
        SetUnavailable(_primary, "500");
        _replica.Respond = ErrorForOne("ResourceNotFoundException");
        await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);
        SetAvailable(_primary, "primary");

        var results = await _store.GetManyAsync([new("genie-prod/a"), new("genie-prod/b")], Ct);

        results.Select(result => result.Payload.ShouldNotBeNull().VersionId).ShouldBe(["replica", "primary"]);
    }

    [Fact]
    public async Task Put_PrimaryIsUnavailable_FailsWithoutWritingToAReplica()
    {
        SetUnavailable(_primary, "500");

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.PutAsync(s_request.Name, "\"fake-value\""u8.ToArray(), cancellationToken: Ct));

        _replica.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void ToString_Store_NamesItsRegions() => _store.ToString().ShouldBe("aws (us-east-1, us-west-2)");

    private async Task<string> ReadAsync()
    {
        using var payload = await _store.GetAsync(s_request, Ct);
        return payload.VersionId;
    }

    private static void SetAvailable(ManualSecretsManager region, string version) => region.Respond = request => request switch
    {
        GetSecretValueRequest get => ManualSecretsManager.Value(get.SecretId, version),
        BatchGetSecretValueRequest batch => new BatchGetSecretValueResponse { SecretValues = [.. batch.SecretIdList!.Select(id => ManualSecretsManager.Value(id, version))] },
        _ => throw new NotSupportedException(),
    };

    // Returns genie-prod/a and an error for genie-prod/b.
    private static Func<AmazonSecretsManagerRequest, object> ErrorForOne(string code) => request => request is BatchGetSecretValueRequest
        ? new BatchGetSecretValueResponse
        {
            SecretValues = [ManualSecretsManager.Value("genie-prod/a", "replica")],
            Errors = [new() { SecretId = "genie-prod/b", ErrorCode = code, Message = "service message" }],
        }
        : throw ManualSecretsManager.Error(code);

    private static void SetUnavailable(ManualSecretsManager region, string outage) => region.Respond = _ => throw outage switch
    {
        "timeout" => new IOException("timeout", new TimeoutException()),
        "500" => ManualSecretsManager.Error("InternalServiceError", 500),
        "503" => ManualSecretsManager.Error(string.Empty, 503),
        _ => new HttpRequestException("connection failed"),
    };
}
