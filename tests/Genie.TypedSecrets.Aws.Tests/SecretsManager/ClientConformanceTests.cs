using System.Text;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>
/// Tests every operation against an endpoint, and the errors that the store distinguishes. Each test uses new names, so that the tests can
/// run against an account that is in use.
/// </summary>
public sealed class ClientConformanceTests(ClientEndpoints endpoints) : IClassFixture<ClientEndpoints>, IDisposable
{
    private readonly string _prefix = $"genie-conformance/{Guid.NewGuid():N}";
    private IAmazonSecretsManager? _client;

    /// <summary>Gets the available endpoints: always the emulator, and others where they exist.</summary>
    public static TheoryData<string> Endpoints => new(ClientEndpoints.Available);

    private IAmazonSecretsManager Client => _client!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Name(string suffix = "one") => $"{_prefix}/{suffix}";

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Create_ThenGet_ReturnsTheValueByNameByArnAndByVersion(string endpoint)
    {
        await UseAsync(endpoint);
        const string Value = "{\"token\":\"fake-größe-日本\",\"quote\":\"\\\"\\\\\\n\"}";
        var created = await CreateAsync(Name(), Value);

        foreach (var id in new[] { Name(), created.ARN! })
        {
            using var byStage = await Client.GetSecretValueAsync(new() { SecretId = id, VersionStage = "AWSCURRENT" }, Ct);
            using var byVersion = await Client.GetSecretValueAsync(new() { SecretId = id, VersionId = created.VersionId }, Ct);

            Text(byStage).ShouldBe(Value);
            Text(byVersion).ShouldBe(Value);
            byStage.Name.ShouldBe(Name());
            byStage.ARN.ShouldBe(created.ARN);
            byStage.VersionId.ShouldBe(created.VersionId);
            byStage.VersionStages.ShouldBe(["AWSCURRENT"]);
            byStage.CreatedDate.ShouldNotBeNull().Year.ShouldBeGreaterThan(2020);
            byStage.SecretBinary.ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Create_Binary_ReturnsTheSameBytes(string endpoint)
    {
        await UseAsync(endpoint);
        var value = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await Client.CreateSecretAsync(new() { Name = Name(), SecretBinary = SecretBytes.CopyOf(value) }, Ct);

        using var response = await Client.GetSecretValueAsync(new() { SecretId = Name(), VersionStage = "AWSCURRENT" }, Ct);

        response.SecretString.ShouldBeNull();
        response.SecretBinary.ShouldNotBeNull().Reveal().ToArray().ShouldBe(value);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Create_ExistingName_FailsWithResourceExists(string endpoint)
    {
        await UseAsync(endpoint);
        await CreateAsync(Name(), "\"fake-one\"");

        (await FailAsync(() => CreateAsync(Name(), "\"fake-two\""))).ErrorCode.ShouldBe("ResourceExistsException");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Get_MissingSecret_FailsWithResourceNotFound(string endpoint)
    {
        await UseAsync(endpoint);
        var error = await FailAsync(() => Client.GetSecretValueAsync(new() { SecretId = Name("nothing"), VersionStage = "AWSCURRENT" }, Ct));

        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Put_AnotherValue_MovesTheStagingLabels(string endpoint)
    {
        await UseAsync(endpoint);
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var second = await PutAsync("\"fake-second\"");

        second.VersionStages.ShouldNotBeNull().ShouldContain("AWSCURRENT");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-second\"");
        (await ReadAsync("AWSPREVIOUS")).ShouldBe("\"fake-first\"");
        second.VersionId.ShouldNotBe(first.VersionId);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Put_SameTokenAndValueTwice_CreatesOneVersion(string endpoint)
    {
        await UseAsync(endpoint);
        await CreateAsync(Name(), "\"fake-first\"");
        var token = Guid.NewGuid().ToString();

        var once = await PutAsync("\"fake-second\"", token);
        var again = await PutAsync("\"fake-second\"", token);

        once.VersionId.ShouldBe(token);
        again.VersionId.ShouldBe(token);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task UpdateStage_PendingIsPromoted_MovesTheStagingLabels(string endpoint)
    {
        await UseAsync(endpoint);
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var pending = await Client.PutSecretValueAsync(new() { SecretId = Name(), SecretString = Bytes("\"fake-pending\""), VersionStages = ["AWSPENDING"] }, Ct);
        (await ReadAsync("AWSPENDING")).ShouldBe("\"fake-pending\"");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-first\"");

        await Client.UpdateSecretVersionStageAsync(
            new() { SecretId = Name(), VersionStage = "AWSCURRENT", MoveToVersionId = pending.VersionId, RemoveFromVersionId = first.VersionId }, Ct);

        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-pending\"");
        (await ReadAsync("AWSPREVIOUS")).ShouldBe("\"fake-first\"");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Describe_TaggedSecret_ReturnsItsVersionsAndTags(string endpoint)
    {
        await UseAsync(endpoint);
        var created = await CreateAsync(Name(), "\"fake-one\"");
        await Client.TagResourceAsync(new() { SecretId = Name(), Tags = [new() { Key = "owner", Value = "data" }, new() { Key = "stage", Value = "dev" }] }, Ct);
        await Client.UntagResourceAsync(new() { SecretId = Name(), TagKeys = ["stage"] }, Ct);

        var known = await Client.DescribeSecretAsync(new() { SecretId = Name() }, Ct);

        known.Name.ShouldBe(Name());
        known.ARN.ShouldBe(created.ARN);
        known.Tags.ShouldNotBeNull().Select(tag => $"{tag.Key}={tag.Value}").ShouldBe(["owner=data"]);
        known.VersionIdsToStages.ShouldNotBeNull()[created.VersionId!].ShouldBe(["AWSCURRENT"]);
        known.DeletedDate.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task ListVersions_TwoVersions_ReturnsBothWithTheirStagingLabels(string endpoint)
    {
        await UseAsync(endpoint);
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var second = await PutAsync("\"fake-second\"");

        var listed = await Client.ListSecretVersionIdsAsync(new() { SecretId = Name() }, Ct);

        listed.Versions.ShouldNotBeNull().Select(version => version.VersionId).ShouldBe([first.VersionId, second.VersionId], ignoreOrder: true);
        listed.Versions.Single(version => version.VersionId == second.VersionId).VersionStages.ShouldBe(["AWSCURRENT"]);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task List_ByNameInPages_ReturnsEachOnce(string endpoint)
    {
        await UseAsync(endpoint);
        var names = Enumerable.Range(0, 5).Select(i => Name($"s{i}")).ToArray();
        foreach (var name in names)
        {
            await CreateAsync(name, "\"fake-one\"");
        }

        List<string?> listed = [];
        string? next = null;
        do
        {
            var page = await Client.ListSecretsAsync(new() { Filters = [new() { Key = "name", Values = [_prefix] }], MaxResults = 2, NextToken = next }, Ct);
            page.SecretList.ShouldNotBeNull().Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page.SecretList.Select(entry => entry.Name));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        listed.ShouldBe(names, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Batch_SomeMissing_ReturnsTheOthersAndAnErrorForEachMissingOne(string endpoint)
    {
        await UseAsync(endpoint);
        await CreateAsync(Name("a"), "\"fake-a\"");
        await Client.CreateSecretAsync(new() { Name = Name("b"), SecretBinary = SecretBytes.CopyOf([1, 2, 3]) }, Ct);

        using var response = await Client.BatchGetSecretValueAsync(new() { SecretIdList = [Name("a"), Name("missing"), Name("b")] }, Ct);

        var values = response.SecretValues.ShouldNotBeNull().ToDictionary(entry => entry.Name!);
        values.Keys.ShouldBe([Name("a"), Name("b")], ignoreOrder: true);
        Text(values[Name("a")]).ShouldBe("\"fake-a\"");
        values[Name("b")].SecretBinary.ShouldNotBeNull().Reveal().ToArray().ShouldBe([1, 2, 3]);
        var error = response.Errors.ShouldNotBeNull().ShouldHaveSingleItem();
        error.SecretId.ShouldBe(Name("missing"));
        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Delete_ThenRestore_IsUnreadableInBetween(string endpoint)
    {
        await UseAsync(endpoint);
        await CreateAsync(Name(), "\"fake-one\"");

        var deleted = await Client.DeleteSecretAsync(new() { SecretId = Name(), RecoveryWindowInDays = 7 }, Ct);
        var error = await FailAsync(() => ReadAsync("AWSCURRENT"));
        var known = await Client.DescribeSecretAsync(new() { SecretId = Name() }, Ct);
        await Client.RestoreSecretAsync(new() { SecretId = Name() }, Ct);

        deleted.DeletionDate.ShouldNotBeNull();
        error.ErrorCode.ShouldBe("InvalidRequestException");
        error.ServiceMessage.ShouldContain("delet");
        known.DeletedDate.ShouldNotBeNull();
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-one\"");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Update_DescriptionAndValue_ChangesBoth(string endpoint)
    {
        await UseAsync(endpoint);
        await CreateAsync(Name(), "\"fake-one\"");

        await Client.UpdateSecretAsync(new() { SecretId = Name(), Description = "What it is for.", SecretString = Bytes("\"fake-two\"") }, Ct);

        (await Client.DescribeSecretAsync(new() { SecretId = Name() }, Ct)).Description.ShouldBe("What it is for.");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-two\"");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task GetRandomPassword_LengthAndExclusions_AreRespected(string endpoint)
    {
        await UseAsync(endpoint);
        using var response = await Client.GetRandomPasswordAsync(new() { PasswordLength = 40, ExcludePunctuation = true, ExcludeNumbers = true }, Ct);

        var password = Encoding.UTF8.GetString(response.RandomPassword.ShouldNotBeNull().Reveal());
        password.Length.ShouldBe(40);
        password.ShouldAllBe(c => char.IsAsciiLetter(c));
        response.RandomPassword.ToString().ShouldBe("***");
    }

    public void Dispose() => _client?.Dispose();

    private async Task UseAsync(string endpoint) => _client = await endpoints.ConnectAsync(endpoint);

    private Task<CreateSecretResponse> CreateAsync(string name, string value) =>
        Client.CreateSecretAsync(new() { Name = name, SecretString = Bytes(value) }, Ct);

    private Task<PutSecretValueResponse> PutAsync(string value, string? token = null) =>
        Client.PutSecretValueAsync(new() { SecretId = Name(), SecretString = Bytes(value), ClientRequestToken = token }, Ct);

    private async Task<string> ReadAsync(string stage)
    {
        using var response = await Client.GetSecretValueAsync(new() { SecretId = Name(), VersionStage = stage }, Ct);
        return Text(response);
    }

    private static SecretBytes Bytes(string value) => SecretBytes.CopyOf(Encoding.UTF8.GetBytes(value));

    private static string Text(SecretValueEntry entry) => Encoding.UTF8.GetString(entry.SecretString.ShouldNotBeNull().Reveal());

    private static async Task<AmazonSecretsManagerException> FailAsync(Func<Task> call) => await Should.ThrowAsync<AmazonSecretsManagerException>(call);
}
