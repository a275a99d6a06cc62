using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>
/// Simulates a fleet around an outage of the service, process by process: while the service is down, a process probes it with one call at a
/// time, and after it the refreshes that came due are spread.
/// </summary>
/// <remarks>
/// The pauses and the spread are the runtime's own rules. The fleet is started already: its first refreshes are spread over a time to live. The service
/// responds up to its quota in each second and throttles the rest.
/// </remarks>
internal sealed class OutageSimulation
{
    private readonly FleetPlan _plan;
    private readonly FleetResult _result;
    private readonly Random _random;
    private readonly Jitter _jitter;
    private readonly Func<long> _drawRefresh;
    private readonly List<int>?[] _due;
    private readonly List<int>?[] _lateDue;
    private readonly List<int>?[] _probes;
    private readonly int[] _late;
    private readonly int[] _failures;
    private readonly bool[] _failedOnce;
    private long _allLate;
    private long _capacity;
    private int _now;

    private OutageSimulation(FleetPlan plan)
    {
        _plan = plan;
        _result = new(plan);
        _random = new(plan.Seed);
        _jitter = new(_random);
        _drawRefresh = plan.ToSettings(_random).DrawRefreshAge;
        (_due, _lateDue, _probes) = (new List<int>?[plan.Seconds], new List<int>?[plan.Seconds], new List<int>?[plan.Seconds]);
        (_late, _failures, _failedOnce) = (new int[plan.Processes], new int[plan.Processes], new bool[plan.Processes]);
    }

    /// <summary>Runs the plan.</summary>
    public static FleetResult Run(FleetPlan plan)
    {
        OutageSimulation simulation = new(plan);
        for (var process = 0; process < plan.Processes; process++)
        {
            for (var secret = 0; secret < plan.Secrets; secret++)
            {
                simulation.Add(simulation._due, process, simulation._random.Next(1, plan.TimeToLive));
            }
        }

        for (var now = 0; now < plan.Seconds; now++)
        {
            simulation.Pass(now);
        }

        return simulation._result;
    }

    private void Pass(int now)
    {
        _now = now;
        _capacity = now >= _plan.OutageFrom && now < _plan.OutageFrom + _plan.OutageFor ? 0 : _plan.Quota;
        foreach (var process in _probes[now] ?? [])
        {
            Probe(process);
        }

        foreach (var process in _lateDue[now] ?? [])
        {
            Refresh(process, isLate: true);
        }

        foreach (var process in _due[now] ?? [])
        {
            Refresh(process, isLate: false);
        }

        (_probes[now], _lateDue[now], _due[now]) = (null, null, null);
        _result.Late[now] = _allLate;
    }

    private void Refresh(int process, bool isLate)
    {
        if (_failures[process] > 0)
        {
            HoldBack(process, isLate);
            return;
        }

        if (TryCall())
        {
            _failedOnce[process] = false;
            _allLate -= isLate ? 1 : 0;
            Add(_due, process, _drawRefresh());
            return;
        }

        if (_failedOnce[process])
        {
            // The second failed call in a row: the store is unavailable.
            HoldBack(process, isLate);
            _failures[process] = 1;
            Add(_probes, process, RetryBackoff.Draw(0, _jitter));
            return;
        }

        _failedOnce[process] = true;
        _allLate += isLate ? 0 : 1;
        Add(_lateDue, process, RetryBackoff.Draw(0, _jitter));
    }

    private void HoldBack(int process, bool isLate)
    {
        _late[process]++;
        _allLate += isLate ? 0 : 1;
    }

    private void Probe(int process)
    {
        if (!TryCall())
        {
            Add(_probes, process, RetryBackoff.Draw(_failures[process]++, _jitter));
            return;
        }

        (_failures[process], _failedOnce[process]) = (0, false);
        _allLate--;
        Add(_due, process, _drawRefresh());
        for (; _late[process] > 1; _late[process]--)
        {
            Add(_lateDue, process, _jitter.UpTo(StoreHealth.RecoverySpread));
        }

        _late[process] = 0;
    }

    private bool TryCall()
    {
        _result.Gets[_now]++;
        if (_capacity == 0)
        {
            return false;
        }

        _capacity--;
        _result.Served[_now]++;
        return true;
    }

    // To the nearest second. What lies beyond the end is not simulated.
    private void Add(List<int>?[] at, int process, long milliseconds)
    {
        var second = _now + Math.Max(1, (milliseconds + 500) / 1_000);
        if (second < at.Length)
        {
            (at[second] ??= []).Add(process);
        }
    }

    private void Add(List<int>?[] at, int process, int second)
    {
        if (second < at.Length)
        {
            (at[second] ??= []).Add(process);
        }
    }
}
