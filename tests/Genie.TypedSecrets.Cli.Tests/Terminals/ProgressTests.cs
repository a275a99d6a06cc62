using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Cli.Tests.Terminals;

/// <summary>Tests what a command shows while it runs for more than a second: only on a terminal, and nothing of it stays.</summary>
public sealed class ProgressTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _terminal = new();
    private readonly SlowStore _store = new();
    private readonly CliHarness _cli = new();

    public ProgressTests()
    {
        _cli.Time = _time;
        _cli.ProgressTerminal = _terminal;
        _cli.CreateStore = () => _store;
    }

    public void Dispose()
    {
        _cli.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Run_MoreThanASecond_ShowsTheTimeAndRemovesIt()
    {
        var run = await RunAsync("list --store aws", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));

        _terminal.ToString().ShouldBe($"\rgenie-secrets list: 1 s\rgenie-secrets list: 2 s\r{new string(' ', 23)}\r");
        run.ShouldSucceed().Output.ShouldBe("genie-dev/api-keys\n");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_LessThanASecond_ShowsNothing()
    {
        (await RunAsync("list --store aws", TimeSpan.FromSeconds(0.9))).ShouldSucceed();

        _terminal.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Quiet_ShowsNothing()
    {
        (await RunAsync("list --store aws --quiet", TimeSpan.FromSeconds(5))).ShouldSucceed();

        _terminal.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Redirected_ShowsNothing()
    {
        _cli.ProgressTerminal = null;

        var run = await RunAsync("list --store aws", TimeSpan.FromSeconds(5));

        run.All.ShouldBe("genie-dev/api-keys\n");
    }

    [Fact]
    public async Task Run_Question_EndsTheProgress()
    {
        _cli.CreateStore = null;
        FakeTerminal person = new("genie-prod/audit");
        _cli.Terminal = person;
        person.OnQuestion = () => _time.Advance(TimeSpan.FromSeconds(30));

        (await _cli.RunAsync(["put", "genie-prod/audit"], "{}")).ShouldSucceed();

        _terminal.ToString().ShouldBeEmpty();
    }

    private async Task<CliRun> RunAsync(string command, params TimeSpan[] times)
    {
        var running = _cli.RunAsync(command);
        await _store.Called.Task.WaitAsync(TestContext.Current.CancellationToken);
        foreach (var time in times)
        {
            _time.Advance(time);
        }

        _store.Response.SetResult(["genie-dev/api-keys"]);
        return await running;
    }

    /// <summary>Lists its secrets when the test says so.</summary>
    private sealed class SlowStore : IWritableSecretStore
    {
        private readonly InMemorySecretStore _inner = new();

        internal SlowStore() => _inner.Put("genie-dev/api-keys", "{}");

        internal TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource<IReadOnlyList<string>> Response { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "slow";

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) => _inner.GetAsync(request, cancellationToken);

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) => _inner.GetManyAsync(requests, cancellationToken);

        public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
        {
            Called.TrySetResult();
            return await Response.Task;
        }

        public ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default) => _inner.PutAsync(name, value, isBinary, cancellationToken);

        public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) => _inner.DeleteAsync(name, cancellationToken);
    }
}
