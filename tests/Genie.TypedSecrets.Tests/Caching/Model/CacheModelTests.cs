using System.Globalization;
using CsCheck;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Caching.Model;

// The cache against a sequential model of it, over random interleavings of reads, refreshes, rotations, failures, cancellations, expiries,
// clears and disposals, under a clock, a background and a store that only move when a step says so. What must hold after every step:
//
//  1. A reader gets exactly what the model says, when it says so: the version in the cache, or what the fetch it waited for brought.
//  2. Nobody is given a value older than TimeToLive + MaxStale, nor one whose secret was since found revoked or gone.
//  3. At most one fetch of a secret is under way, other than those a clear has let go of; none begins while a failed store is left alone.
//  4. Giving up ends that wait and nothing else.
//  5. No read that begins after a clear gets what was fetched for the time before it.
//  6. After disposal whoever waits and whoever asks gets an ObjectDisposedException, and no call to the store begins.
//  7. Every buffer the store handed out is wiped.
//
// A failure prints its steps, shrunk, and a seed: CsCheck_Seed=… repeats it. CsCheck_Iter=1000000 runs for longer.
public sealed class CacheModelTests
{
    private const int Secrets = 2;

    private static readonly long s_runs = long.Parse(Environment.GetEnvironmentVariable("CsCheck_Iter") ?? "3000", CultureInfo.InvariantCulture);

    // Around the moments where something changes: pauses, refresh, expiry, the end of MaxStale.
    private static readonly int[] s_times = [1, 999, 1_000, 9_999, 10_000, 60_000, 269_999, 270_000, 300_000, 3_600_000];

    private static readonly Gen<Step> s_step = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const(StepKind.Read)),
            (2, Gen.Const(StepKind.Refresh)),
            (2, Gen.Const(StepKind.Cancel)),
            (2, Gen.Const(StepKind.Rotate)),
            (5, Gen.Const(StepKind.Pass)),
            (6, Gen.Const(StepKind.Answer)),
            (6, Gen.Const(StepKind.Work)),
            (1, Gen.Const(StepKind.Clear))),
        Gen.Int[0, Secrets - 1],
        Gen.Int[0, 99],
        (kind, secret, amount) => new Step(kind, secret, amount));

    private static readonly Gen<Step[]> s_steps = Gen.Select(
        s_step.Array[1, 80],
        Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Int[0, 80],
        (steps, disposes, at) => disposes ? [.. steps.Take(at), new Step(StepKind.Dispose, 0, 0), .. steps.Skip(at)] : steps);

    [Fact]
    public Task Cache_AnyInterleaving_DoesWhatTheModelSays() => s_steps.SampleAsync(
        RunAsync,
        TestContext.Current.TestOutputHelper!.WriteLine,
        iter: s_runs,
        threads: 2,
        print: steps => string.Join(" ", steps.Select(step => $"{step.Kind}({step.Secret},{step.Amount})")));

    private static async Task RunAsync(Step[] steps)
    {
        await using Run run = new();
        foreach (var step in steps)
        {
            run.Do(step);
            await run.CheckAsync();
        }

        await run.EndAsync();
    }

    private sealed class Run : IAsyncDisposable
    {
        private readonly FakeTimeProvider _time = new();
        private readonly ManualBackground _background = new();
        private readonly PendingStore _store = new();
        private readonly SecretsClient _client;
        private readonly TestAccessor[] _accessors;
        private readonly int[] _versions = [.. Enumerable.Repeat(1, Secrets)];
        private readonly CacheModel _model;
        private readonly List<(ModelReader Expected, Task<TestSecret> Actual, CancellationTokenSource Cancellation)> _readers = [];
        private long _lastCallAt;

        public Run()
        {
            SecretsOptions options = new()
            {
                Store = _store,
                Environment = "dev",
                TimeProvider = _time,
                Background = _background,
                StoreThreads = new InlineStoreThreads(),
                Random = new FixedRandom(1),
                BatchWindow = TimeSpan.FromTicks(1),
                FetchTimeout = TimeSpan.FromMinutes(10),
            };
            _model = new(
                Secrets,
                (long)options.TimeToLive.TotalMilliseconds,
                options.RefreshAheadRatio,
                (long)options.MaxStale.TotalMilliseconds,
                (long)options.NegativeCacheDuration.TotalMilliseconds);
            _client = new(options);
            SecretsContext context = new(Harness.Manifest, _client);
            _accessors = [.. Enumerable.Range(0, Secrets).Select(i => new TestAccessor(context, "dev", Harness.DescriptorOf($"s{i}")))];
        }

        public void Do(Step step)
        {
            switch (step.Kind)
            {
                case StepKind.Read:
                    Begin(_model.Read(step.Secret), token => _accessors[step.Secret].GetAsync(token));
                    break;
                case StepKind.Refresh:
                    Begin(_model.Refresh(step.Secret), token => _accessors[step.Secret].RefreshAsync(token));
                    break;
                case StepKind.Rotate:
                    _versions[step.Secret]++;
                    break;
                case StepKind.Cancel when _readers.Count > 0:
                    var reader = _readers[step.Amount % _readers.Count];
                    reader.Expected.Got ??= Reading.Canceled;
                    reader.Cancellation.Cancel();
                    break;
                case StepKind.Answer when _model.Calls.Count > 0:
                    AnswerCall(step.Amount % _model.Calls.Count, (Answer)(step.Amount / 4 % 8));
                    break;
                case StepKind.Work when _model.WorkWaiting > 0:
                    _model.Work();
                    _background.RunOne().ShouldBeTrue();
                    break;
                case StepKind.Pass:
                    Pass(s_times[step.Amount % s_times.Length]);
                    break;
                case StepKind.Clear:
                    _model.Clear();
                    _client.ClearCache();
                    break;
                case StepKind.Dispose:
                    _model.Dispose();
                    _client.Dispose();
                    break;
            }
        }

        public async Task CheckAsync()
        {
            Same(_store.CallsBegun, _model.CallsBegun, "calls begun");
            Same(_background.Waiting, _model.WorkWaiting, "work waiting");
            Same(_store.Waiting, string.Join(" ", _model.Calls.Select(call => string.Join(',', call.Select(f => $"genie-dev/s{f.Secret}")))), "calls under way");
            foreach (var (expected, actual, cancellation) in _readers.Where(reader => reader.Expected.Got is not null))
            {
                Same(await ReadingOfAsync(actual), expected.Got, "a reader");
                cancellation.Dispose();
            }

            _readers.RemoveAll(reader => reader.Expected.Got is not null);
            Same(_readers.Count(reader => reader.Actual.IsCompleted), 0, "readers that should wait and do not");
            Same(_store.Buffers.Count(buffer => buffer.AsSpan().ContainsAnyExcept((byte)0)), 0, "buffers that were not wiped");
            _store.Buffers.Clear();
        }

        /// <summary>Everything that was begun comes to an end, and nobody is left waiting.</summary>
        public async Task EndAsync()
        {
            while (_model.WorkWaiting > 0 || _model.Calls.Count > 0)
            {
                Do(new(_model.WorkWaiting > 0 ? StepKind.Work : StepKind.Answer, 0, 0));
                await CheckAsync();
            }

            _readers.ShouldBeEmpty();
            _background.Waiting.ShouldBe(0);
        }

        public async ValueTask DisposeAsync() => await _client.DisposeAsync();

        // Shouldly builds expressions, which is too slow for hundreds of thousands of checks.
        private static void Same<T>(T actual, T expected, string what)
        {
            if (!Equals(actual, expected))
            {
                throw new InvalidOperationException($"{what}: {actual} where the model says {expected}");
            }
        }

        private void AnswerCall(int call, Answer answer)
        {
            // Most answers are values.
            answer = Enum.IsDefined(answer) ? answer : Answer.Value;
            _model.AnswerCall(call, answer, secret => _versions[secret]);
            _store.AnswerCall(call, answer, name => _versions[name[^1] - '0']);
        }

        private void Pass(int milliseconds)
        {
            // Time limits of calls have tests of their own; here each call is answered before.
            while (_model.Calls.Count > 0 && _model.Now + milliseconds >= _lastCallAt + 600_000)
            {
                AnswerCall(0, Answer.Outage);
            }

            _lastCallAt = _model.Calls.Count > 0 ? _lastCallAt : _model.Now + milliseconds;
            _model.Pass(milliseconds);
            _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        private void Begin(ModelReader expected, Func<CancellationToken, ValueTask<TestSecret>> read)
        {
            CancellationTokenSource cancellation = new();
            _readers.Add((expected, read(cancellation.Token).AsTask(), cancellation));
        }

        private static async Task<Reading> ReadingOfAsync(Task<TestSecret> reader)
        {
            try
            {
                // A reader that should have its answer and has not, hangs: that is a failure.
                var value = await reader.WaitAsync(TimeSpan.FromSeconds(30));
                return Reading.Of(int.Parse(value.Token.Reveal()["fake-token-".Length..], CultureInfo.InvariantCulture));
            }
            catch (ObjectDisposedException)
            {
                return Reading.Disposed;
            }
            catch (OperationCanceledException)
            {
                return Reading.Canceled;
            }
            catch (SecretsException e)
            {
                return Reading.Of(e switch
                {
                    SecretAccessDeniedException => Answer.Denied,
                    SecretNotFoundException => Answer.Missing,
                    SecretSchemaException => Answer.Unfit,
                    _ => Answer.Outage,
                });
            }
        }
    }
}
