using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Tests.Values;

/// <summary>Several writers set keys of one secret at the same time: none of the keys is lost.</summary>
public sealed class ConcurrentSetTests
{
    private const string Name = "genie-dev/shared";
    private const int Writers = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_EightProcesses_LoseNoKey()
    {
        using CliHarness cli = new();
        await new LocalSecretStore(cli.StoreDirectory).PutAsync(Name, "{}"u8.ToArray(), cancellationToken: Ct);

        await SetAsync(cli, []);

        using var payload = await new LocalSecretStore(cli.StoreDirectory).GetAsync(new(Name), Ct);
        SecretDocument.Read(payload).Root!.Members.Count.ShouldBe(Writers);
    }

    [Fact]
    public async Task Set_EightProcessesOnTheEmulator_LoseNoKey()
    {
        using CliHarness cli = new();
        await using var aws = await EmulatedAws.StartAsync();
        aws.Emulator.Put(Name, "{}");

        await SetAsync(cli, new(aws.Emulator.EnvironmentVariables, StringComparer.Ordinal) { ["GENIE_SECRETS_STORE"] = "aws", ["NO_PROXY"] = "127.0.0.1" });

        using var store = aws.CreateStore();
        using var payload = await store.GetAsync(new(Name), Ct);
        SecretDocument.Read(payload).Root!.Members.Count.ShouldBe(Writers);
    }

    private static async Task SetAsync(CliHarness cli, Dictionary<string, string> variables)
    {
        var processes = Enumerable.Range(0, Writers).Select(i => ToolProcess.Start(cli, ["set", Name, $"key{i}"], variables)).ToArray();

        // Each process waits for its value on standard input, so that all of them write at the same time.
        foreach (var (process, i) in processes.Select(static (process, i) => (process, i)))
        {
            await process.StandardInput.WriteAsync($"fake-{i}");
        }

        foreach (var process in processes)
        {
            process.StandardInput.Close();
        }

        foreach (var process in processes)
        {
            var error = await process.StandardError.ReadToEndAsync(Ct);
            await process.WaitForExitAsync(Ct);
            process.ExitCode.ShouldBe(0, error);
            process.Dispose();
        }
    }

    [Fact]
    public async Task Set_EightWritersOfAws_LoseNoKey()
    {
        await using var aws = await EmulatedAws.StartAsync();
        aws.Emulator.Put(Name, "{}");

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            using var store = aws.CreateStore();
            await new KeyChange(ManagedStores.Create(store, project: null), Project: null, Name).ApplyAsync([new($"key{i}", "fake")], Ct);
        }, Ct)));

        using var payload = await aws.CreateStore().GetAsync(new(Name), Ct);
        SecretDocument.Read(payload).Root!.Members.Count.ShouldBe(Writers);
    }

    [Fact]
    public async Task Set_SameKeyChangedMeanwhile_IsRefused()
    {
        InMemorySecretStore store = new();
        store.Put(Name, """{"key":"fake-old"}""");
        RacingStore racing = new(ManagedStores.Create(store, project: null), () => store.Put(Name, """{"key":"fake-of-another"}"""));

        var error = await Should.ThrowAsync<ToolingException>(() => new KeyChange(racing, Project: null, Name).ApplyAsync([new("key", "fake-mine")], Ct));

        error.Message.ShouldContain("was changed by another process");
        using var payload = await store.GetAsync(new(Name), Ct);
        SecretDocument.Read(payload).Find(Name, "key").ShouldBe("fake-of-another");
    }

    [Fact]
    public async Task Set_ConsoleWritesBetweenReadAndWrite_ItsKeyIsKept()
    {
        await using var aws = await EmulatedAws.StartAsync();
        aws.Emulator.Put(Name, "{}");
        using var store = aws.CreateStore();

        // A writer that compares nothing, right after the version was compared.
        aws.OnRequest = request =>
        {
            if (request.Operation == "DescribeSecret")
            {
                aws.OnRequest = null;
                aws.Emulator.Put(Name, """{"console":"fake"}""");
            }
        };

        await new KeyChange(ManagedStores.Create(store, project: null), Project: null, Name).ApplyAsync([new("mine", "fake")], Ct);

        using var payload = await store.GetAsync(new(Name), Ct);
        SecretDocument.Read(payload).Text.ShouldBe("""{"console":"fake","mine":"fake"}""");
    }

    private sealed class RacingStore(IManagedStore inner, Action beforeFirstWrite) : IManagedStore
    {
        private bool _wasWritten;

        public string Name => inner.Name;

        public bool IsWritable => true;

        public bool HasRecoveryWindow => false;

        public Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken) => inner.ListAsync(includeDeleted, cancellationToken);

        public Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken) => inner.DescribeAsync(name, cancellationToken);

        public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(string name, CancellationToken cancellationToken) => inner.ListVersionsAsync(name, cancellationToken);

        public Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken) => inner.GetAsync(request, cancellationToken);

        public Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken)
        {
            if (!_wasWritten)
            {
                _wasWritten = true;
                beforeFirstWrite();
            }

            return inner.PutAsync(write, cancellationToken);
        }

        public Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken) => inner.MakeCurrentAsync(name, from, to, cancellationToken);

        public Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken) => inner.DeleteAsync(name, recoveryDays, cancellationToken);

        public Task RestoreAsync(string name, CancellationToken cancellationToken) => inner.RestoreAsync(name, cancellationToken);

        public Task<string> RotateAsync(string name, CancellationToken cancellationToken) => inner.RotateAsync(name, cancellationToken);
    }
}
