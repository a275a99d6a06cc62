using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Genie.TypedSecrets.Aws.Credentials;

namespace Genie.TypedSecrets.Aws.Tests.Credentials;

/// <summary>Tests the credentials with which roles are assumed under NativeAOT.</summary>
public sealed class RoleSourceTests : IDisposable
{
    private const SecurityTokenServiceClientContext.ActionContext AssumeRole = SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials;

    private const string Profiles = """
        [keys]
        aws_access_key_id = fake-key
        aws_secret_access_key = fake-secret

        [reader]
        role_arn = arn:aws:iam::000000000000:role/reader
        source_profile = keys

        [writer]
        role_arn = arn:aws:iam::000000000000:role/writer
        source_profile = keys

        [chained]
        role_arn = arn:aws:iam::000000000000:role/chained
        source_profile = reader

        [pod]
        role_arn = arn:aws:iam::000000000000:role/pod
        web_identity_token_file = /nowhere/token
        """;

    private readonly string _file = Path.GetTempFileName();
    private readonly RoleSource _source;

    public RoleSourceTests()
    {
        File.WriteAllText(_file, Profiles);
        _source = new(_file);
    }

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Credentials_ProfileWithARole_AreThoseOfItsSourceProfile()
    {
        _source.SetProfile("reader");

        _source.Credentials(AssumeRole).GetCredentials().AccessKey.ShouldBe("fake-key");
        _source.Credentials(SecurityTokenServiceClientContext.ActionContext.FederatedAWSCredentials).ShouldBeOfType<AnonymousAWSCredentials>();
    }

    [Fact]
    public void SetProfile_SecondProfileWithARole_IsRejectedAndTheFirstStays()
    {
        _source.SetProfile("reader");

        var error = Should.Throw<SecretsConfigurationException>(() => _source.SetProfile("writer"));

        error.Message.ShouldContain("'reader'");
        error.Message.ShouldContain("'writer'");
        Should.NotThrow(() => _source.SetProfile("reader"));
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("pod")]
    [InlineData("unknown")]
    [InlineData(null)]
    public void SetProfile_ProfileWithoutASource_KeepsTheOneWithARole(string? name)
    {
        _source.SetProfile(name);
        _source.SetProfile("reader");
        _source.SetProfile(name);

        _source.Credentials(AssumeRole).GetCredentials().AccessKey.ShouldBe("fake-key");
    }

    [Fact]
    public void SetProfile_RoleFromARole_IsRejected()
    {
        Should.Throw<SecretsConfigurationException>(() => _source.SetProfile("chained")).Message.ShouldContain("'reader'");

        Should.NotThrow(() => _source.SetProfile("writer"));
    }
}
