using System.Data.Common;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests which version connections log in with, and what happens when the database rejects it.</summary>
public sealed class SecretDbDataSourceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_ThePasswordIsAccepted_LogsInOnceAndAsksTheStoreOnce(bool isAsync)
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = Source(harness, provider);

        await OpenAsync(source, isAsync);
        await OpenAsync(source, isAsync);

        provider.Logins.ShouldBe(["fake-token", "fake-token"]);
        provider.Sources.Count.ShouldBe(1);
        harness.Store.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_ThePasswordWasRotated_LogsInAgainWithTheNewVersion(bool isAsync)
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "rotated-token" };
        await using var source = Source(harness, provider);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        await OpenAsync(source, isAsync);

        provider.Logins.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Open_ThePromotionIsLate_WaitsForTheNewVersion()
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "rotated-token" };
        await using var source = Source(harness, provider);
        await harness.LoadAsync();

        var opened = OpenAsync(source, isAsync: true);
        await harness.PassAsync();
        harness.Put("rotated-token", "v2");
        await harness.PassUntilAsync(opened);

        await opened;
        provider.Logins.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Open_AHundredAreRejectedTogether_ShareOneRefresh()
    {
        await using Harness harness = new();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeProvider provider = new() { Accepted = "rotated-token", Gate = gate.Task };
        await using var source = Source(harness, provider);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        var opened = Enumerable.Range(0, 100).Select(_ => OpenAsync(source, isAsync: true)).ToArray();
        gate.SetResult();
        await Task.WhenAll(opened);

        harness.Store.Calls.ShouldBe(2);
        provider.Sources.Select(static each => each.IsClosed).ShouldBe([false, false]);
    }

    [Fact]
    public async Task Open_NoNewerVersionComes_ThrowsTheExceptionOfTheProvider()
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "another" };
        await using var source = Source(harness, provider, new() { Deadline = TimeSpan.Zero });

        (await Should.ThrowAsync<FakeDbException>(() => OpenAsync(source, isAsync: true))).SqlState.ShouldBe("28P01");

        provider.Logins.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Open_AnyOtherFailure_IsThrownAtOnce()
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "another", RejectionState = "53300" };
        await using var source = Source(harness, provider);

        await Should.ThrowAsync<FakeDbException>(() => OpenAsync(source, isAsync: true));

        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Open_ACodeOfAnotherDatabase_IsRecognizedByThePredicate()
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "rotated-token", RejectionState = "08001" };
        await using var source = Source(harness, provider, new() { IsAuthenticationFailure = e => e is DbException { SqlState: "08001" } });
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        await OpenAsync(source, isAsync: true);

        provider.Logins.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Theory]
    [InlineData("p;Host=elsewhere.example.com")]
    [InlineData("it's \\\"quoted\\\"")]
    [InlineData(" spaces = and ; semicolons ")]
    [InlineData("{braces}")]
    public async Task Open_APasswordWithCharactersOfTheSyntax_ChangesNoOtherSetting(string password)
    {
        await using Harness harness = new();
        harness.Put(password, "v1");
        FakeProvider provider = new() { Accepted = password.Replace("\\", "", StringComparison.Ordinal) };
        await using var source = Source(harness, provider);

        await OpenAsync(source, isAsync: true);

        DbConnectionStringBuilder all = new() { ConnectionString = provider.Sources.Single().ConnectionString };
        all["Host"].ShouldBe("server.example.com");
        all.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ConnectionString_AfterAConnectionWasOpened_HasNoPassword()
    {
        await using Harness harness = new();
        await using var source = Source(harness, new FakeProvider());
        source.ConnectionString.ShouldBeEmpty();

        await OpenAsync(source, isAsync: true);

        source.ConnectionString.ShouldBe("host=server.example.com", StringCompareShould.IgnoreCase);
    }

    [Fact]
    public async Task CreateCommand_ThePasswordWasRotated_LogsInAgain()
    {
        await using Harness harness = new();
        FakeProvider provider = new() { Accepted = "rotated-token" };
        await using var source = Source(harness, provider);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        await using var command = source.CreateCommand("select the password");

        (await command.ExecuteScalarAsync(Harness.Cancellation)).ShouldBe("rotated-token");
    }

    [Fact]
    public async Task DataSourceFactory_Set_CreatesTheProvidersDataSource()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        List<string> created = [];
        await using var source = Source(harness, provider, new()
        {
            DataSourceFactory = text =>
            {
                created.Add(text);
                return provider.CreateDataSource(text);
            },
        });

        await OpenAsync(source, isAsync: true);
        await OpenAsync(source, isAsync: true);

        created.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Dispose_ClosesThePoolAndRejectsFurtherUse()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        var source = Source(harness, provider);
        await OpenAsync(source, isAsync: true);

        source.Dispose();
        await source.DisposeAsync();

        provider.Sources.Single().IsClosed.ShouldBeTrue();
        await Should.ThrowAsync<ObjectDisposedException>(() => OpenAsync(source, isAsync: true));
        Should.Throw<ObjectDisposedException>(source.CreateConnection);
    }

    [Fact]
    public async Task CreateDataSource_NothingIsOpened_FetchesNothing()
    {
        await using Harness harness = new();
        await using var source = Source(harness, new FakeProvider());
        using var connection = source.CreateConnection();

        connection.Database.ShouldBeEmpty();
        harness.Store.Calls.ShouldBe(0);
    }

    internal static SecretDbDataSource<TestSecret> Source(Harness harness, FakeProvider provider, SecretDbDataSourceOptions? options = null) => harness.Accessor.CreateDataSource(
        provider,
        (secret, builder) =>
        {
            builder["Host"] = "server.example.com";
            builder["Password"] = secret.Token.Reveal();
        },
        options);

    internal static async Task OpenAsync(DbDataSource source, bool isAsync)
    {
        if (isAsync)
        {
            await using var connection = await source.OpenConnectionAsync(Harness.Cancellation);
            connection.ShouldBeOfType<FakeConnection>();
        }
        else
        {
            using var connection = source.OpenConnection();
            connection.ShouldBeOfType<FakeConnection>();
        }
    }
}
