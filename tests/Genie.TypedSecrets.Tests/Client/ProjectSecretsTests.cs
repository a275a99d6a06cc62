using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

// Two roots over two clients, as the generated Secrets.For(client) creates them.
public sealed class ProjectSecretsTests
{
    private static readonly SecretDescriptor<TestSecret> s_apiKeys = Harness.DescriptorOf("api-keys");
    private static readonly SecretDescriptor<TestSecret> s_database = Harness.DescriptorOf("database");

    [Fact]
    public async Task Read_ThroughTwoClients_ShareNothing()
    {
        await using Side east = new("east-token", "dev");
        await using Side west = new("west-token", "prod");

        east.Root.Current("api-keys").Get().Token.Reveal().ShouldBe("east-token");
        west.Root.Current("api-keys").Get().Token.Reveal().ShouldBe("west-token");
        (east.Root.Current("api-keys").Environment, west.Root.Current("api-keys").Environment).ShouldBe(("dev", "prod"));

        east.Root.ClearCache();
        west.Root.Current("api-keys").Get();
        west.Store.Calls.ShouldBe(1);
        west.Root.Client.Statistics.StoreCalls.ShouldBe(1);

        east.Root.Client.Dispose();
        Should.Throw<ObjectDisposedException>(() => east.Root.Current("api-keys").Get());
        west.Root.Current("database").Get().Token.Reveal().ShouldBe("west-token");
    }

    [Fact]
    public async Task PreloadAsync_OfTheRoot_LoadsItsEnvironmentIntoItsClientOnly()
    {
        await using Side east = new("east-token", "dev");
        await using Side west = new("west-token", "prod");

        await west.Root.PreloadAsync(Harness.Cancellation);

        west.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-prod/api-keys", "genie-prod/database"]);
        east.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task PreloadAsync_Accessors_LoadsThemInOneCallEachOnce()
    {
        await using Side side = new("fake-token", "dev");
        var (apiKeys, database) = (side.Root.Current("api-keys"), side.Root.Current("database"));

        await side.Root.PreloadAsync([apiKeys, database, side.Root.Current("api-keys")], Harness.Cancellation);

        side.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/api-keys", "genie-dev/database"]);
        apiKeys.Get().Token.Reveal().ShouldBe("fake-token");
        side.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_NoAccessors_DoesNothing()
    {
        await using Side side = new("fake-token", "dev");

        await side.Root.PreloadAsync([], Harness.Cancellation);

        side.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task PreloadAsync_SeveralAccessorsFail_ReportsAllAndLoadsTheRest()
    {
        await using Side side = new("fake-token", "dev");
        side.Store.Fail("genie-dev/api-keys", new SecretNotFoundException("genie-dev/api-keys", "manual", "Create it."));

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => side.Root.PreloadAsync(
            [side.Root.Current("api-keys"), side.Root.In("prod", "api-keys"), side.Root.Current("database")],
            Harness.Cancellation));

        error.Errors.Select(e => e.GetType()).ShouldBe([typeof(SecretNotFoundException), typeof(SecretEnvironmentException)]);
        side.Root.Current("database").Get().Token.Reveal().ShouldBe("fake-token");
        side.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_OneAccessorFails_ThrowsItsOwnException()
    {
        await using Side side = new("fake-token", "dev");
        side.Store.Fail("genie-dev/api-keys", new SecretNotFoundException("genie-dev/api-keys", "manual", "Create it."));

        await Should.ThrowAsync<SecretNotFoundException>(() => side.Root.PreloadAsync(
            [side.Root.Current("database"), side.Root.Current("api-keys")],
            Harness.Cancellation));

        side.Root.Current("database").Get();
        side.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_AnAccessorOfAnotherClient_IsRejected()
    {
        await using Side east = new("east-token", "dev");
        await using Side west = new("west-token", "prod");

        (await Should.ThrowAsync<ArgumentException>(() => east.Root.PreloadAsync([west.Root.Current("api-keys")], Harness.Cancellation)))
            .Message.ShouldStartWith("The accessor of 'genie-prod/api-keys' reads through another client. Take it from the root that you preload with.");
        await Should.ThrowAsync<ArgumentNullException>(() => east.Root.PreloadAsync([null!], Harness.Cancellation));
        await Should.ThrowAsync<ArgumentNullException>(() => east.Root.PreloadAsync(null!, Harness.Cancellation));
        (east.Store.Calls, west.Store.Calls).ShouldBe((0, 0));
    }

    [Fact]
    public void Accessor_WithoutItsRecordType_TellsWhatItReads()
    {
        using SecretsClient client = new(new());
        SecretAccessor accessor = new Root(client).In("dev", "api-keys");

        (accessor.SecretName, accessor.Environment, accessor.Descriptor.Category, accessor.ToString())
            .ShouldBe(("genie-dev/api-keys", "dev", "api-keys", "genie-dev/api-keys"));
    }

    private sealed class Side : IAsyncDisposable
    {
        public Side(string token, string environment)
        {
            foreach (var category in new[] { "api-keys", "database" })
            {
                Store.Put($"genie-{environment}/{category}", $$"""{"token":"{{token}}"}""");
            }

            Root = new(new(new() { Store = Store, Environment = environment, BatchWindow = TimeSpan.Zero }));
        }

        public ManualStore Store { get; } = new();

        public Root Root { get; }

        public ValueTask DisposeAsync() => Root.Client.DisposeAsync();
    }

    /// <summary>A root as the generator emits it, with accessors by name.</summary>
    private sealed class Root : ProjectSecrets
    {
        private readonly SecretsContext _context;

        public Root(SecretsClient client)
            : this(new SecretsContext(Harness.Manifest, client))
        {
        }

        private Root(SecretsContext context)
            : base(context) => _context = context;

        public override IReadOnlyList<SecretDescriptor> All => [s_apiKeys, s_database];

        public TestAccessor Current(string category) => In(Harness.Manifest.Environments[CurrentEnvironment], category);

        public TestAccessor In(string environment, string category) =>
            new(_context, environment, category == "api-keys" ? s_apiKeys : s_database);
    }
}
