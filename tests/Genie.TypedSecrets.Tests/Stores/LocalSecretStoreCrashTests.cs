using System.Text;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class LocalSecretStoreCrashTests : IDisposable
{
    private const string SecretName = "genie-dev/api-keys";
    private static readonly byte[] s_old = "{\"v\":\"old\"}"u8.ToArray();
    private static readonly byte[] s_new = "{\"v\":\"new\"}"u8.ToArray();
    private readonly TemporaryDirectory _temporary = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(true, CrashKind.BeforeTheStep)]
    [InlineData(true, CrashKind.HalfWayThroughTheStep)]
    [InlineData(true, CrashKind.AfterTheStep)]
    [InlineData(false, CrashKind.BeforeTheStep)]
    [InlineData(false, CrashKind.HalfWayThroughTheStep)]
    [InlineData(false, CrashKind.AfterTheStep)]
    public async Task Put_CrashAtAnyStep_KeepsTheOldOrTheNewValueAndTheNextWriteWorks(bool isFirstWrite, CrashKind kind)
    {
        for (var step = 1; ; step++)
        {
            var root = _temporary.Combine($"{isFirstWrite}-{kind}-{step}");
            var healthy = new LocalSecretStore(root);
            if (!isFirstWrite)
            {
                await healthy.PutAsync(SecretName, s_old, cancellationToken: Ct);
            }

            var files = new CrashingFiles(step, kind);
            try
            {
                await new LocalSecretStore(root, TimeProvider.System, files).PutAsync(SecretName, s_new, cancellationToken: Ct);
            }
            catch (SimulatedCrashException)
            {
                // The process has ended; the rest runs in another one.
            }

            var found = await ReadAsync(healthy);
            (found ?? "nothing").ShouldBeOneOf(isFirstWrite ? "nothing" : "old", "new");
            if (!files.HasCrashed)
            {
                found.ShouldBe("new");
                step.ShouldBeGreaterThan(3);
                return;
            }

            await healthy.PutAsync(SecretName, s_new, cancellationToken: Ct);
            (await ReadAsync(healthy)).ShouldBe("new");
            Directory.GetFiles(root, ".new-*").ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(typeof(IOException), "The disk is full")]
    [InlineData(typeof(UnauthorizedAccessException), "GENIE_SECRETS_LOCAL_DIRECTORY")]
    public async Task Put_WriteFailsAtAnyStep_ReportsTheRemedyAndKeepsTheOldValue(Type type, string remedy)
    {
        var healthy = new LocalSecretStore(_temporary.Path);
        await healthy.PutAsync(SecretName, s_old, cancellationToken: Ct);
        Exception Failure() => type == typeof(IOException) ? new IOException("No space left on device", 28) : new UnauthorizedAccessException("Read-only file system");

        foreach (var step in new[] { FailingFiles.Step.Create, FailingFiles.Step.Replace })
        {
            var store = new LocalSecretStore(_temporary.Path, TimeProvider.System, new FailingFiles(step, Failure));
            var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.PutAsync(SecretName, s_new, cancellationToken: Ct));

            error.Message.ShouldContain(remedy);
            error.Message.ShouldContain(SecretName);
            error.Message.ShouldContain("unchanged");
            (await ReadAsync(healthy)).ShouldBe("old");
            Directory.GetFiles(_temporary.Path, ".new-*").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Put_LockHeldTooLong_FailsAtTheDeadlineNamingTheLock()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await new LocalSecretStore(_temporary.Path).PutAsync(SecretName, s_old, cancellationToken: Ct);
        using var held = LocalFiles.Instance.TryLock(_temporary.Combine("lock"));
        held.ShouldNotBeNull();
        var store = new LocalSecretStore(_temporary.Path, time);

        var put = store.PutAsync(SecretName, s_new, cancellationToken: Ct).AsTask();
        while (!put.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(put);
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain(_temporary.Combine("lock"));
        (await ReadAsync(store)).ShouldBe("old");
    }

    [Fact]
    public async Task Put_ConcurrentInstancesInAnEmptyDirectory_UseOneKeyAndLoseNothing()
    {
        const int Writers = 6;
        for (var round = 0; round < 5; round++)
        {
            var root = _temporary.Combine($"round-{round}");
            using var barrier = new Barrier(Writers);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait(Ct);
                    return new LocalSecretStore(root).PutAsync($"genie-dev/s{i}", Encoding.UTF8.GetBytes($"{{\"v\":\"{i}\"}}"), cancellationToken: Ct).AsTask();
                },
                Ct,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));

            var store = new LocalSecretStore(root);
            (await store.ListAsync(Ct)).Count.ShouldBe(Writers);
            for (var i = 0; i < Writers; i++)
            {
                using var payload = await store.GetAsync(new($"genie-dev/s{i}"), Ct);
                Encoding.UTF8.GetString(payload.Reveal()).ShouldBe($"{{\"v\":\"{i}\"}}");
            }
        }
    }

    [Fact]
    public void CreateKey_OtherProcessIsFaster_UsesTheOtherKey()
    {
        var first = new LocalKeyFile(LocalFiles.Instance, _temporary.Path);
        using var ours = first.Create(_temporary.Combine(".new-1"));
        using var theirs = new LocalKeyFile(LocalFiles.Instance, _temporary.Path).Create(_temporary.Combine(".new-2"));

        theirs.Id.ShouldBe(ours.Id);
        Directory.GetFiles(_temporary.Path).Select(Path.GetFileName).ShouldBe(["key"]);
    }

    private static async Task<string?> ReadAsync(LocalSecretStore store)
    {
        try
        {
            using var payload = await store.GetAsync(new(SecretName), Ct);
            return Encoding.UTF8.GetString(payload.Reveal())[6..^2];
        }
        catch (SecretNotFoundException)
        {
            return null;
        }
    }
}
