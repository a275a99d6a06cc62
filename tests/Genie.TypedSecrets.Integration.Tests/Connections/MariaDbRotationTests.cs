using Genie.TypedSecrets.Integration.Tests.Support;
using MySqlConnector;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>Rotates passwords of MariaDB below a data source.</summary>
[Collection(nameof(OneAtATime))]
public sealed class MariaDbRotationTests(MariaDbServer server) : IClassFixture<MariaDbServer>
{
    [Fact]
    public Task MariaDb_RotatedUnderLoad_NoQueryFailsAndNoFormerConnectionStays() =>
        DataSourceDrill.RunAsync(server, MySqlConnectorFactory.Instance, "pooled", static source => async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using MySqlCommand command = new("SELECT 1", (MySqlConnection)connection);
            (await command.ExecuteScalarAsync()).ShouldBe(1L);
        });

    [Fact]
    public Task MariaDb_CommandsWithoutAConnection_NoQueryFails() =>
        DataSourceDrill.RunAsync(server, MySqlConnectorFactory.Instance, "commands", static source => async () =>
        {
            await using var command = source.CreateCommand("SELECT 1 WHERE 2 = @two");
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("two", 2);
            command.Parameters.Add(parameter);
            (await command.ExecuteScalarAsync()).ShouldBe(1L);
        });
}
