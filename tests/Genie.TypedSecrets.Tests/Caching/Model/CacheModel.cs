namespace Genie.TypedSecrets.Tests.Caching.Model;

/// <summary>What a reader got: a version, or the name of an error.</summary>
internal sealed record Reading(int Version, string? Error)
{
    public static Reading Of(int version) => new(version, Error: null);

    public static Reading Of(Answer error) => new(0, error.ToString());

    public static readonly Reading Disposed = new(0, "Disposed");
    public static readonly Reading Cancelled = new(0, "Cancelled");
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
    private List<ModelFlight> _window = [];

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
            if (Now >= refreshAt && entry.Flight is null && Now >= entry.RetryAt)
            {
                var refresh = entry.Flight = new(secret, Now);
                _background.Enqueue(() => Call([refresh]));
            }

            return new() { Got = Reading.Of(version) };
        }

        if (entry.Flight is null && Now < entry.RetryAt)
        {
            return new() { Got = Reading.Of(entry.Failure) };
        }

        if (entry.Flight is null)
        {
            entry.Flight = new(secret, Now);
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
        foreach (var flight in _entries.Select(entry => entry.Flight).OfType<ModelFlight>().Concat(Calls.SelectMany(call => call)))
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
                (entry.Version, entry.StartedAt, entry.RetryAt, entry.Failures) = (reading.Version, flight.StartedAt, 0, 0);
                break;
            case Answer.Unfit or Answer.Outage:
                (entry.Failure, entry.RetryAt) = (answer, Now + Math.Min(60_000, 1_000L << entry.Failures));
                entry.Failures++;
                break;
            default:
                (entry.Version, entry.Failure, entry.RetryAt, entry.Failures) = (null, answer, Now + negativeTimeToLive, 0);
                break;
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

    private sealed class Entry
    {
        public int? Version { get; set; }

        public long StartedAt { get; set; }

        public Answer Failure { get; set; }

        public long RetryAt { get; set; }

        public int Failures { get; set; }

        public ModelFlight? Flight { get; set; }
    }
}
