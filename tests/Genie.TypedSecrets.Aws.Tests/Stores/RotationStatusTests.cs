using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Stores;

/// <summary>Tests how the store determines whether a rotation is in progress.</summary>
public sealed class RotationStatusTests : IDisposable
{
    private const string SecretName = "genie-prod/database";
    private static readonly DateTimeOffset s_changed = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private readonly ManualSecretsManager _aws;
    private readonly AwsSecretStore _store;

    public RotationStatusTests()
    {
        (_aws, var client) = ManualSecretsManager.Create("us-east-1");
        _store = new(new AwsSecretStoreOptions(), _ => [client]);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task GetRotationStatus_VersionIsPending_ReturnsItWithOneCallAndNoValue()
    {
        Respond(("v1", ["AWSCURRENT"]), ("v2", ["AWSPENDING"]), ("v0", ["AWSPREVIOUS"]));

        var status = await ((IRotationStatusStore)_store).GetRotationStatusAsync(SecretName, Ct);

        status.CurrentVersionId.ShouldBe("v1");
        status.PendingVersionId.ShouldBe("v2");
        status.PendingSince.ShouldBe(s_changed);
        _aws.Calls.ShouldHaveSingleItem().ShouldBeOfType<DescribeSecretRequest>();
    }

    [Fact]
    public async Task GetRotationStatus_PendingVersionIsCurrent_IsNotInProgress()
    {
        Respond(("v1", ["AWSPREVIOUS"]), ("v2", ["AWSCURRENT", "AWSPENDING"]));

        var status = await _store.GetRotationStatusAsync(SecretName, Ct);

        (status.CurrentVersionId, status.PendingVersionId).ShouldBe(("v2", null));
    }

    [Fact]
    public async Task GetRotationStatus_NoVersions_IsNotInProgress()
    {
        _aws.Respond = static _ => new DescribeSecretResponse { Name = SecretName };

        var status = await _store.GetRotationStatusAsync(SecretName, Ct);

        (status.CurrentVersionId, status.PendingVersionId).ShouldBe((null, null));
    }

    [Fact]
    public async Task GetRotationStatus_PermissionIsMissing_ThrowsAccessDenied()
    {
        _aws.Respond = static _ => throw ManualSecretsManager.Error("AccessDeniedException");

        (await Should.ThrowAsync<SecretAccessDeniedException>(async () => await _store.GetRotationStatusAsync(SecretName, Ct))).Permission.ShouldBe("secretsmanager:DescribeSecret");
    }

    private void Respond(params (string Id, string[] Stages)[] versions) => _aws.Respond = _ => new DescribeSecretResponse
    {
        Name = SecretName,
        LastChangedDate = s_changed,
        VersionIdsToStages = versions.ToDictionary(version => version.Id, version => (IReadOnlyList<string>)version.Stages),
    };
}
