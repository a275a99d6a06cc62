using System.Data.Common;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Tests;

/// <summary>Tests the job with secrets in memory.</summary>
public sealed class JobTests
{
    // A generated password can contain what separates the parts of a connection string.
    private const string Password = "fake;Host=elsewhere";

    [Fact]
    public async Task Run_AllSecretsPresent_LoadsTheRowsAndShowsNoValue()
    {
        var store = new InMemorySecretStore();
        await PutAsync(store, Secrets.Dev.ApiKeys.SecretName, """{ "github_token": "fake-token" }""");
        await PutAsync(store, Secrets.Dev.Database.SecretName, $$"""{ "host": "db.example", "username": "job", "password": "{{Password}}" }""");
        Secrets.Configure(o => o.Store = store);
        var output = new StringWriter();

        await new Job(output).RunAsync(CancellationToken.None);

        Assert.Contains("Rows: 2", output.ToString());
        Assert.Contains("Token: ***", output.ToString());
        Assert.DoesNotContain("fake", output.ToString());

        var parsed = new DbConnectionStringBuilder { ConnectionString = Job.ConnectionString(await Secrets.Current.Database.GetAsync()) };
        Assert.Equal("db.example", parsed["Host"]);
        Assert.Equal(Password, parsed["Password"]);
    }

    private static Task PutAsync(InMemorySecretStore store, string name, string value) =>
        store.PutAsync(name, Encoding.UTF8.GetBytes(value)).AsTask();
}
