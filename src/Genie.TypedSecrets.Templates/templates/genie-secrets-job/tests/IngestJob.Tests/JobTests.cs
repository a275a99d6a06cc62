using System.Data.Common;
using Genie.TypedSecrets.Testing;

namespace IngestJob.Tests;

/// <summary>Tests the job with a fake value for each secret.</summary>
public sealed class JobTests : IDisposable
{
    private readonly SecretsFixture _fixture = SecretsFixture.Create(Secrets.For);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Run_AllSecretsPresent_LoadsTheRowsAndShowsNoValue()
    {
        var output = new StringWriter();

        await new Job(output).RunAsync(CancellationToken.None);

        Assert.Contains("Rows: 2", output.ToString());
        Assert.Contains("Token: ***", output.ToString());
        _fixture.AssertNoLeak(output.ToString());
        _fixture.AssertStoreCalls(1);
    }

    [Fact]
    public async Task ConnectionString_PasswordWithASeparator_IsQuoted()
    {
        // A generated password can contain the characters that separate the parts of a connection string.
        _fixture.Set(Secrets.Current.Database, login => login with { Password = new("fake;Host=elsewhere") });

        var login = await Secrets.Current.Database.GetAsync();
        var parsed = new DbConnectionStringBuilder { ConnectionString = Job.ConnectionString(login) };

        Assert.Equal(login.Host, parsed["Host"]);
        Assert.Equal("fake;Host=elsewhere", parsed["Password"]);
    }
}
