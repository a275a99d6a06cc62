using System.Data.Common;
using Genie.TypedSecrets.Integration.Tests.Rotation;
using Genie.TypedSecrets.Integration.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>Rotates passwords of PostgreSQL below data sources and below EF Core.</summary>
[Collection(nameof(OneAtATime))]
public sealed class DataSourceRotationTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task PostgreSql_RotatedUnderLoad_NoQueryFailsAndNoFormerConnectionStays() =>
        DataSourceDrill.RunAsync(server, NpgsqlFactory.Instance, "pooled", static source => async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using NpgsqlCommand command = new("SELECT 1", (NpgsqlConnection)connection);
            (await command.ExecuteScalarAsync()).ShouldBe(1);
        });

    [Fact]
    public Task PostgreSql_CommandsWithoutAConnection_NoQueryFails() =>
        DataSourceDrill.RunAsync(server, NpgsqlFactory.Instance, "commands", static source => async () =>
        {
            await using var command = source.CreateCommand("SELECT 1 WHERE 2 = @two");
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("two", 2);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync();
            (await reader.ReadAsync()).ShouldBeTrue();
            reader.GetInt32(0).ShouldBe(1);
        });

    [Fact]
    public async Task EntityFrameworkCore_RotatedUnderLoad_NoQueryFailsAndNoFormerConnectionStays()
    {
        await server.ExecuteAsync("CREATE TABLE IF NOT EXISTS rows (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL); GRANT ALL ON rows TO public");
        await DataSourceDrill.RunAsync(server, NpgsqlFactory.Instance, "entities", static source =>
        {
            PooledDbContextFactory<RowContext> factory = new(new DbContextOptionsBuilder<RowContext>().UseNpgsql(source).Options);
            return () => InsertAndFindAsync(factory);
        });
    }

    // Commands, parameters, a batch with a transaction, and a reader.
    private static async Task InsertAndFindAsync(IDbContextFactory<RowContext> factory)
    {
        await using var context = await factory.CreateDbContextAsync();
        Row first = new() { Text = "first" };
        context.AddRange(first, new Row { Text = "second" });
        await context.SaveChangesAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        (await context.Rows.Where(row => row.Id == first.Id).Select(row => row.Text).SingleAsync()).ShouldBe("first");
        (await context.Rows.Where(row => row.Id == first.Id).ExecuteDeleteAsync()).ShouldBe(1);
        await transaction.CommitAsync();
    }

    private sealed class RowContext(DbContextOptions<RowContext> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
        {
            row.ToTable("rows");
            row.Property(each => each.Id).HasColumnName("id").UseIdentityAlwaysColumn();
            row.Property(each => each.Text).HasColumnName("text");
        });
    }

    private sealed class Row
    {
        public int Id { get; set; }

        public required string Text { get; set; }
    }
}
