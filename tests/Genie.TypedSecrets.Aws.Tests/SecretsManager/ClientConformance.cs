using System.Text;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>
/// What the client and an endpoint must agree on: every operation, and the errors the store tells apart. Names are new in each test, so
/// that it may run against an account that is in use.
/// </summary>
public abstract class ClientConformance : IDisposable
{
    private readonly string _prefix = $"genie-conformance/{Guid.NewGuid():N}";
    private AmazonSecretsManagerClient? _client;

    /// <summary>Where the endpoint is; skips the test where it is not.</summary>
    private protected abstract Uri Endpoint { get; }

    private protected virtual AWSCredentials? Credentials => Clients.Credentials;

    private protected IAmazonSecretsManager Client => _client ??= Clients.Create(Endpoint, credentials: Credentials);

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Name(string suffix = "one") => $"{_prefix}/{suffix}";

    [Fact]
    public async Task Create_ThenGet_ReturnsTheValueByNameByArnAndByVersion()
    {
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

    [Fact]
    public async Task Create_Binary_ComesBackAsTheSameBytes()
    {
        var value = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await Client.CreateSecretAsync(new() { Name = Name(), SecretBinary = SecretBytes.CopyOf(value) }, Ct);

        using var answer = await Client.GetSecretValueAsync(new() { SecretId = Name(), VersionStage = "AWSCURRENT" }, Ct);

        answer.SecretString.ShouldBeNull();
        answer.SecretBinary.ShouldNotBeNull().Reveal().ToArray().ShouldBe(value);
    }

    [Fact]
    public async Task Create_NameThatIsTaken_IsRefusedAsThat()
    {
        await CreateAsync(Name(), "\"fake-one\"");

        (await FailAsync(() => CreateAsync(Name(), "\"fake-two\""))).ErrorCode.ShouldBe("ResourceExistsException");
    }

    [Fact]
    public async Task Get_MissingSecret_IsRefusedAsThat()
    {
        var error = await FailAsync(() => Client.GetSecretValueAsync(new() { SecretId = Name("nothing"), VersionStage = "AWSCURRENT" }, Ct));

        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task Put_AnotherValue_MovesTheStages()
    {
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var second = await PutAsync("\"fake-second\"");

        second.VersionStages.ShouldNotBeNull().ShouldContain("AWSCURRENT");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-second\"");
        (await ReadAsync("AWSPREVIOUS")).ShouldBe("\"fake-first\"");
        second.VersionId.ShouldNotBe(first.VersionId);
    }

    [Fact]
    public async Task Put_SameTokenAndValueTwice_IsOneVersion()
    {
        await CreateAsync(Name(), "\"fake-first\"");
        var token = Guid.NewGuid().ToString();

        var once = await PutAsync("\"fake-second\"", token);
        var again = await PutAsync("\"fake-second\"", token);

        once.VersionId.ShouldBe(token);
        again.VersionId.ShouldBe(token);
    }

    [Fact]
    public async Task Stages_PendingThenPromoted_AreReadAtEachStep()
    {
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var pending = await Client.PutSecretValueAsync(new() { SecretId = Name(), SecretString = Bytes("\"fake-pending\""), VersionStages = ["AWSPENDING"] }, Ct);
        (await ReadAsync("AWSPENDING")).ShouldBe("\"fake-pending\"");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-first\"");

        await Client.UpdateSecretVersionStageAsync(
            new() { SecretId = Name(), VersionStage = "AWSCURRENT", MoveToVersionId = pending.VersionId, RemoveFromVersionId = first.VersionId }, Ct);

        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-pending\"");
        (await ReadAsync("AWSPREVIOUS")).ShouldBe("\"fake-first\"");
    }

    [Fact]
    public async Task Describe_TaggedSecret_KnowsItsVersionsAndTags()
    {
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

    [Fact]
    public async Task ListVersions_TwoVersions_ListsBothWithTheirStages()
    {
        var first = await CreateAsync(Name(), "\"fake-first\"");
        var second = await PutAsync("\"fake-second\"");

        var listed = await Client.ListSecretVersionIdsAsync(new() { SecretId = Name() }, Ct);

        listed.Versions.ShouldNotBeNull().Select(version => version.VersionId).ShouldBe([first.VersionId, second.VersionId], ignoreOrder: true);
        listed.Versions.Single(version => version.VersionId == second.VersionId).VersionStages.ShouldBe(["AWSCURRENT"]);
    }

    [Fact]
    public async Task List_ByNameInPages_ListsAllOfThemOnce()
    {
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

    [Fact]
    public async Task Batch_SomeMissing_ReturnsTheOthersAndAnErrorForEachMissingOne()
    {
        await CreateAsync(Name("a"), "\"fake-a\"");
        await Client.CreateSecretAsync(new() { Name = Name("b"), SecretBinary = SecretBytes.CopyOf([1, 2, 3]) }, Ct);

        using var answer = await Client.BatchGetSecretValueAsync(new() { SecretIdList = [Name("a"), Name("missing"), Name("b")] }, Ct);

        var values = answer.SecretValues.ShouldNotBeNull().ToDictionary(entry => entry.Name!);
        values.Keys.ShouldBe([Name("a"), Name("b")], ignoreOrder: true);
        Text(values[Name("a")]).ShouldBe("\"fake-a\"");
        values[Name("b")].SecretBinary.ShouldNotBeNull().Reveal().ToArray().ShouldBe([1, 2, 3]);
        var error = answer.Errors.ShouldNotBeNull().ShouldHaveSingleItem();
        error.SecretId.ShouldBe(Name("missing"));
        error.ErrorCode.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task Delete_ThenRestore_IsGoneInBetween()
    {
        await CreateAsync(Name(), "\"fake-one\"");

        var deleted = await Client.DeleteSecretAsync(new() { SecretId = Name(), RecoveryWindowInDays = 7 }, Ct);
        var refused = await FailAsync(() => ReadAsync("AWSCURRENT"));
        var known = await Client.DescribeSecretAsync(new() { SecretId = Name() }, Ct);
        await Client.RestoreSecretAsync(new() { SecretId = Name() }, Ct);

        deleted.DeletionDate.ShouldNotBeNull();
        refused.ErrorCode.ShouldBe("InvalidRequestException");
        refused.Message.ShouldContain("delet");
        known.DeletedDate.ShouldNotBeNull();
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-one\"");
    }

    [Fact]
    public async Task Update_DescriptionAndValue_ChangesBoth()
    {
        await CreateAsync(Name(), "\"fake-one\"");

        await Client.UpdateSecretAsync(new() { SecretId = Name(), Description = "What it is for.", SecretString = Bytes("\"fake-two\"") }, Ct);

        (await Client.DescribeSecretAsync(new() { SecretId = Name() }, Ct)).Description.ShouldBe("What it is for.");
        (await ReadAsync("AWSCURRENT")).ShouldBe("\"fake-two\"");
    }

    [Fact]
    public async Task GetRandomPassword_LengthAndExclusions_AreKept()
    {
        using var answer = await Client.GetRandomPasswordAsync(new() { PasswordLength = 40, ExcludePunctuation = true, ExcludeNumbers = true }, Ct);

        var password = Encoding.UTF8.GetString(answer.RandomPassword.ShouldNotBeNull().Reveal());
        password.Length.ShouldBe(40);
        password.ShouldAllBe(c => char.IsAsciiLetter(c));
        answer.RandomPassword.ToString().ShouldBe("***");
    }

    public void Dispose()
    {
        _client?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<CreateSecretResponse> CreateAsync(string name, string value) =>
        Client.CreateSecretAsync(new() { Name = name, SecretString = Bytes(value) }, Ct);

    private protected Task<PutSecretValueResponse> PutAsync(string value, string? token = null) =>
        Client.PutSecretValueAsync(new() { SecretId = Name(), SecretString = Bytes(value), ClientRequestToken = token }, Ct);

    private protected async Task<string> ReadAsync(string stage)
    {
        using var answer = await Client.GetSecretValueAsync(new() { SecretId = Name(), VersionStage = stage }, Ct);
        return Text(answer);
    }

    private static SecretBytes Bytes(string value) => SecretBytes.CopyOf(Encoding.UTF8.GetBytes(value));

    private static string Text(SecretValueEntry entry) => Encoding.UTF8.GetString(entry.SecretString.ShouldNotBeNull().Reveal());

    private static async Task<AmazonServiceException> FailAsync(Func<Task> call) => await Should.ThrowAsync<AmazonServiceException>(call);
}
