namespace Genie.TypedSecrets.Tests.Caching.Model;

/// <summary>What a reader got: a version, or the name of an error.</summary>
internal sealed record Reading(int Version, string? Error)
{
    public static Reading Of(int version) => new(version, Error: null);

    public static Reading Of(Answer error) => new(0, error.ToString());

    public static readonly Reading Disposed = new(0, "Disposed");
    public static readonly Reading Canceled = new(0, "Canceled");
}

/// <summary>One reader: what it got, or null while it waits.</summary>
internal sealed class ModelReader
{
    public Reading? Got { get; set; }
}

/// <summary>One fetch of one secret.</summary>
internal sealed class ModelFlight(int secret, long startedAt, bool isDemanded = false)
{
    /// <summary>Whether it was begun by somebody who wants the store's answer, whatever is in the cache.</summary>
    public bool IsDemanded => isDemanded;

    /// <summary>What begins when it has ended: for those who asked while it was under way already.</summary>
    public ModelFlight? Next { get; set; }

    public int Secret => secret;

    public long StartedAt => startedAt;

    public List<ModelReader> Waiters { get; } = [];
}

/// <summary>
/// What the cache promises, said as simply as can be: one thing after the other, every rule in full, no thought of speed. The random
/// numbers are all ones: every refresh is as early, and every pause as long, as can be.
/// </summary>
internal sealed class CacheModel(int secrets, long timeToLive, double jitterRatio, long maxStale, long negativeTimeToLive)
{
    private readonly Entry[] _entries = [.. Enumerable.Range(0, secrets).Select(_ => new Entry())];
    private readonly Queue<Action> _background = new();
    private readonly List<ModelFlight> _waitingForProbe = [];
    private List<ModelFlight> _window = [];

    // The store: the call that failed last, the outage, and when the last one ended.
    private object? _failedCall;
    private ModelOutage? _outage;
    private long _recoveredAt = long.MinValue;

    public long Now { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>The store's calls under way, in the order in which they began.</summary>
    public List<IReadOnlyList<ModelFlight>> Calls { get; } = [];

    public int CallsBegun { get; private set; }

    public int WorkWaiting => _background.Count;

    public void Pass(long milliseconds) => Now += milliseconds;

    public ModelReader Read(int secret)
    {
        var entry = _entries[secret];
        if (IsDisposed)
        {
            return new() { Got = Reading.Disposed };
        }

        if (entry.Version is { } version && Now < entry.StartedAt + timeToLive + maxStale)
        {
            var refreshAt = entry.StartedAt + timeToLive - (long)(timeToLive * jitterRatio);
            var isSpread = _recoveredAt >= refreshAt && Now < _recoveredAt + 60_000;
            if (Now >= refreshAt && entry.Flight is null && !IsBackingOff(entry) && !isSpread && (_outage is null || IsProbeDue))
            {
                var refresh = entry.Flight = NewFlight(secret);
                _background.Enqueue(() => Call([refresh]));
            }

            return new() { Got = Reading.Of(version) };
        }

        if (entry.Flight is null && IsBackingOff(entry))
        {
            return new() { Got = Reading.Of(entry.Failure) };
        }

        if (entry.Flight is null && _outage is { Probe: null } && !IsProbeDue)
        {
            return new() { Got = Reading.Of(Answer.Outage) };
        }

        if (entry.Flight is null && _outage is { Probe: not null })
        {
            entry.Flight = new(secret, Now);
            _waitingForProbe.Add(entry.Flight);
        }
        else if (entry.Flight is null)
        {
            entry.Flight = NewFlight(secret);
            _window.Add(entry.Flight);
            if (_window.Count == 1)
            {
                _background.Enqueue(CloseWindow);
            }
        }

        return Wait(entry.Flight);
    }

    public ModelReader Refresh(int secret)
    {
        if (IsDisposed)
        {
            return new() { Got = Reading.Disposed };
        }

        if (_entries[secret].Flight is not { } flight)
        {
            flight = _entries[secret].Flight = new(secret, Now, isDemanded: true);
            Call([flight]);
        }
        else if (!flight.IsDemanded || flight.StartedAt < Now)
        {
            flight = flight.Next ??= new(secret, Now, isDemanded: true);
        }

        return Wait(flight);
    }

    public void Work() => _background.Dequeue()();

    /// <summary>The store answers a call: each of its secrets in the same way.</summary>
    public void AnswerCall(int call, Answer answer, Func<int, int> version)
    {
        var flights = Calls[call];
        Calls.RemoveAt(call);
        foreach (var flight in flights)
        {
            var reading = answer == Answer.Value ? Reading.Of(version(flight.Secret)) : Reading.Of(answer);
            var entry = _entries[flight.Secret];
            if (entry.Flight == flight)
            {
                entry.Flight = flight.Next;
                Learn(entry, answer, reading, flight);
            }

            End(flight, reading);
            if (flight.Next is { } next)
            {
                _background.Enqueue(() => Call([next]));
            }

            Report(flight, answer, flights.Count == 1 ? flight.Secret : flights);
        }
    }

    public void Clear()
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            _entries[i] = new();
        }
    }

    public void Dispose()
    {
        IsDisposed = true;
        foreach (var flight in _entries.Select(entry => entry.Flight).OfType<ModelFlight>().Concat(Calls.SelectMany(call => call)).Concat(_waitingForProbe))
        {
            End(flight, Reading.Disposed);
        }

        Calls.Clear();
    }

    private void Learn(Entry entry, Answer answer, Reading reading, ModelFlight flight)
    {
        switch (answer)
        {
            case Answer.Value:
                (entry.Version, entry.StartedAt, entry.HasFailed, entry.RetryAt, entry.Failures) = (reading.Version, flight.StartedAt, false, 0, 0);
                break;
            case Answer.Unfit or Answer.Outage:
                // Without a value the first retry is immediate. What failed in an outage that has ended is forgotten.
                var failures = IsForgotten(entry) ? 0 : entry.Failures;
                var pauses = entry.Version is not null && Now < entry.StartedAt + timeToLive + maxStale ? failures : failures - 1;
                (entry.Failure, entry.HasFailed, entry.FailedAt, entry.RetryAt) = (answer, true, Now, pauses < 0 ? Now : Now + Pause(pauses));
                entry.Failures = failures + 1;
                break;
            default:
                (entry.Version, entry.Failure, entry.HasFailed, entry.FailedAt, entry.RetryAt, entry.Failures) = (null, answer, true, Now, Now + negativeTimeToLive, 0);
                break;
        }
    }

    private static long Pause(int failures) => Math.Min(60_000, 1_000L << failures);

    private bool IsProbeDue => _outage is { Probe: null } outage && Now >= outage.RetryAt;

    private bool IsBackingOff(Entry entry) => !IsForgotten(entry) && Now < entry.RetryAt;

    private bool IsForgotten(Entry entry) => entry.HasFailed && entry.Failure == Answer.Outage && _recoveredAt >= entry.FailedAt;

    private ModelFlight NewFlight(int secret)
    {
        ModelFlight flight = new(secret, Now);
        if (_outage is not null)
        {
            _outage.Probe = flight;
        }

        return flight;
    }

    // Two failed calls in a row, not for one secret alone, are an outage; any response ends it, and a failed probe makes the pause longer.
    private void Report(ModelFlight flight, Answer answer, object call)
    {
        if (answer != Answer.Outage)
        {
            _failedCall = null;
            if (_outage is not null)
            {
                (_outage, _recoveredAt) = (null, Now);
            }
        }
        else if (_outage is { } outage)
        {
            if (outage.Probe != flight)
            {
                return;
            }

            (outage.Probe, outage.RetryAt) = (null, Now + Pause(outage.Failures++));
        }
        else if (_failedCall is not null && !_failedCall.Equals(call))
        {
            _outage = new() { RetryAt = Now + Pause(0) };
        }
        else
        {
            _failedCall = call;
            return;
        }

        var released = _waitingForProbe.ToArray();
        _waitingForProbe.Clear();
        if (_outage is null && released.Length > 0)
        {
            Call(released);
            return;
        }

        foreach (var waiting in released)
        {
            EndWithoutCall(waiting);
        }
    }

    private void EndWithoutCall(ModelFlight flight)
    {
        var entry = _entries[flight.Secret];
        if (entry.Flight == flight)
        {
            entry.Flight = flight.Next;
            Learn(entry, Answer.Outage, Reading.Of(Answer.Outage), flight);
        }

        End(flight, Reading.Of(Answer.Outage));
        if (flight.Next is { } next)
        {
            _background.Enqueue(() => Call([next]));
        }
    }

    private void CloseWindow()
    {
        (var flights, _window) = (_window, []);
        Call(flights);
    }

    private void Call(IReadOnlyList<ModelFlight> flights)
    {
        if (IsDisposed)
        {
            foreach (var flight in flights)
            {
                End(flight, Reading.Disposed);
            }

            return;
        }

        Calls.Add(flights);
        CallsBegun++;
    }

    private static ModelReader Wait(ModelFlight flight)
    {
        ModelReader reader = new();
        flight.Waiters.Add(reader);
        return reader;
    }

    private static void End(ModelFlight flight, Reading reading)
    {
        foreach (var reader in flight.Waiters)
        {
            reader.Got ??= reading;
        }

        flight.Waiters.Clear();
        if (reading == Reading.Disposed && flight.Next is { } next)
        {
            End(next, reading);
        }
    }

    private sealed class ModelOutage
    {
        public long RetryAt { get; set; }

        public int Failures { get; set; } = 1;

        public ModelFlight? Probe { get; set; }
    }

    private sealed class Entry
    {
        public int? Version { get; set; }

        public long StartedAt { get; set; }

        public Answer Failure { get; set; }

        public bool HasFailed { get; set; }

        public long FailedAt { get; set; }

        public long RetryAt { get; set; }

        public int Failures { get; set; }

        public ModelFlight? Flight { get; set; }
    }
}
