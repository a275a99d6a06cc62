using System.Data;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>Tests the connections that log in when they are opened, as EF Core and Dapper use them.</summary>
public sealed class SecretDbConnectionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_ACommandThatWasCreatedBefore_UsesTheConnection(bool isAsync)
    {
        await using Harness harness = new();
        await using var source = SecretDbDataSourceTests.Source(harness, new FakeProvider());
        await using var connection = source.CreateConnection();
        await using var command = connection.CreateCommand();
        List<ConnectionState> states = [];
        connection.StateChange += (_, change) => states.Add(change.CurrentState);

        if (isAsync)
        {
            await connection.OpenAsync(Harness.Cancellation);
        }
        else
        {
            connection.Open();
        }

        command.ExecuteScalar().ShouldBe("fake-token");
        connection.State.ShouldBe(ConnectionState.Open);
        connection.Database.ShouldBe("warehouse");
        await connection.CloseAsync();
        connection.State.ShouldBe(ConnectionState.Closed);
        states.ShouldBe([ConnectionState.Open, ConnectionState.Closed]);
    }

    [Fact]
    public async Task Open_AgainAfterARotation_LogsInWithTheNewVersion()
    {
        await using Harness harness = new();
        FakeProvider provider = new();
        await using var source = SecretDbDataSourceTests.Source(harness, provider);
        using var connection = source.CreateConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.ExecuteScalar().ShouldBe("fake-token");
        connection.Close();
        harness.Put("rotated-token", "v2");
        provider.Accepted = "rotated-token";

        connection.Open();

        command.ExecuteScalar().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Open_WhileOpen_IsRejected()
    {
        await using Harness harness = new();
        await using var source = SecretDbDataSourceTests.Source(harness, new FakeProvider());
        using var connection = source.CreateConnection();
        connection.Open();

        Should.Throw<InvalidOperationException>(connection.Open);
    }

    [Fact]
    public async Task Use_WhileClosed_SaysThatItIsClosed()
    {
        await using Harness harness = new();
        await using var source = SecretDbDataSourceTests.Source(harness, new FakeProvider());
        using var connection = source.CreateConnection();

        Should.Throw<InvalidOperationException>(() => connection.BeginTransaction()).Message.ShouldContain("is closed");
        connection.Close();
    }

    [Fact]
    public async Task ConnectionString_HasNoPasswordAndCannotBeSet()
    {
        await using Harness harness = new();
        await using var source = SecretDbDataSourceTests.Source(harness, new FakeProvider());
        using var connection = source.CreateConnection();
        connection.Open();

        connection.ConnectionString.ShouldNotContain("fake-token");
        Should.Throw<NotSupportedException>(() => connection.ConnectionString = "Host=elsewhere");
    }
}
