using System.Text.Json;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Counts the reads in logs: one counter a secret and principal, so that memory grows with these and not with the logs.</summary>
internal sealed class AuditTally(AuditRequest request)
{
    // Denied attempts to guess names must not fill the memory.
    private const int MaxReaders = 100_000;

    private readonly ExpectedReaders _expected = new(request);
    private readonly Dictionary<(string Secret, string Principal), (Principal Principal, ReaderTally Tally)> _readers = [];
    private readonly RecentReads _recent = new();
    private long _events;
    private long _otherReads;

    /// <summary>Counts the reads of a log.</summary>
    internal void Add(CloudTrailReader log, Action onProgress, CancellationToken cancellationToken)
    {
        while (log.Read(out var text))
        {
            if (_events++ % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                onProgress();
            }

            // Most events belong to other services. An event of Secrets Manager contains the name of the service, regardless of its envelope.
            if (text.Span.IndexOf("secretsmanager.amazonaws.com"u8) >= 0)
            {
                using var item = JsonDocument.Parse(text);
                CloudTrailEnvelope.ForEach(item.RootElement, Add);
            }
        }
    }

    internal AuditReport ToReport(int files)
    {
        List<SecretReader> readers =
        [
            .. _readers.Select(pair => pair.Value.Tally.ToReader(
                pair.Key.Secret,
                pair.Value.Principal,
                [.. _expected.JobsOf(pair.Value.Principal).Select(static job => job.Job.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                _expected.Compare(pair.Value.Principal, pair.Key.Secret)))
            .OrderBy(static reader => reader.Secret, StringComparer.Ordinal).ThenBy(static reader => reader.Principal, StringComparer.Ordinal),
        ];
        var environments = EnvironmentsOf(readers);
        var read = readers.Where(static reader => reader.Reads > 0).Select(static reader => reader.Secret).ToHashSet(StringComparer.Ordinal);
        List<UnusedGrant> unused = [.. UnusedGrants(environments, readers)];
        List<string> unread = [.. KnownSecrets(environments).Where(secret => !read.Contains(secret)).Order(StringComparer.Ordinal)];
        return new(
            files,
            _events,
            readers.Count == 0 ? null : readers.Min(static reader => reader.First),
            readers.Count == 0 ? null : readers.Max(static reader => reader.Last),
            readers,
            unused,
            unread,
            _otherReads,
            AuditRules.Check(readers, unused, unread));
    }

    private void Add(JsonElement item)
    {
        if (SecretRead.From(item) is not { } read || read.Time < request.Since)
        {
            return;
        }

        foreach (var secret in read.SecretIds.Select(_expected.SecretName).Distinct(StringComparer.Ordinal))
        {
            if (!IsAudited(secret))
            {
                _otherReads++;
            }
            else if (!FailedInBatch(read, secret) && (read.Id is null || _recent.Add(read.Id, secret, read.Principal.Name, read.Outcome)))
            {
                TakeBack(read, secret);
                if (_readers.TryGetValue((secret, read.Principal.Name), out var reader))
                {
                    reader.Tally.Add(read);
                }
                else if (_readers.Count < MaxReaders)
                {
                    ReaderTally tally = new(read);
                    tally.Add(read);
                    _readers.Add((secret, read.Principal.Name), (read.Principal with { Session = null }, tally));
                }
                else
                {
                    _otherReads++;
                }
            }
        }
    }

    // A batch succeeds although one of its secrets is denied: that one has an event of its own, before or after the event of the batch.
    private bool FailedInBatch(SecretRead read, string secret) => read is { IsBatch: true, Outcome: ReadOutcome.Succeeded, Id: { } id }
        && (_recent.Contains(id, secret, read.Principal.Name, ReadOutcome.Denied) || _recent.Contains(id, secret, read.Principal.Name, ReadOutcome.Failed));

    private void TakeBack(SecretRead read, string secret)
    {
        if (read is { IsBatch: false, Outcome: not ReadOutcome.Succeeded, Id: { } id }
            && _recent.Contains(id, secret, read.Principal.Name, ReadOutcome.Succeeded) && _readers.TryGetValue((secret, read.Principal.Name), out var reader))
        {
            reader.Tally.RemoveFromBatch();
        }
    }

    private bool IsAudited(string secret)
    {
        if (request.Project?.Set.Names is not { } names)
        {
            return true;
        }

        // A secret of the project that no schema describes is looked at, too.
        var match = names.Match(secret);
        return match.Environment is { } environment
            ? request.Environments.Count == 0 || request.Environments.Contains(environment, StringComparer.OrdinalIgnoreCase)
            : request.Jobs.Any(job => job.Usage.Named.Any(named => _expected.SecretName(named.Name) == secret));
    }

    // Without a choice, the environments that the logs are of: those of another account are not "unread".
    private List<string> EnvironmentsOf(List<SecretReader> readers)
    {
        var all = request.Project?.Manifest?.Environments.Select(static environment => environment.Name).ToList() ?? [];
        if (request.Environments.Count > 0)
        {
            return [.. request.Environments.Select(name => all.Find(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name)];
        }

        var names = request.Project?.Set.Names;
        return names is null ? [] : [.. all.Where(environment => readers.Exists(reader => names.Match(reader.Secret).Environment == environment))];
    }

    private IEnumerable<string> KnownSecrets(List<string> environments) => environments
        .SelectMany(environment => request.Project is { } project ? project.SecretNames(environment) : request.Jobs.SelectMany(job => _expected.SecretsOf(job, environment)))
        .Concat(request.Jobs.SelectMany(static job => job.Usage.Named).Select(named => _expected.SecretName(named.Name)))
        .Distinct(StringComparer.Ordinal);

    private IEnumerable<UnusedGrant> UnusedGrants(List<string> environments, List<SecretReader> readers)
    {
        foreach (var job in request.Jobs.OrderBy(static job => job.Name, StringComparer.Ordinal))
        {
            // Where no principal is known to be the job's, any of them may be.
            var isKnown = readers.Exists(reader => reader.Jobs.Contains(job.Name, StringComparer.Ordinal));
            var read = readers.Where(reader => reader.Reads > 0 && (!isKnown || reader.Jobs.Contains(job.Name, StringComparer.Ordinal))).Select(static reader => reader.Secret).ToHashSet(StringComparer.Ordinal);
            var granted = environments.SelectMany(environment => _expected.SecretsOf(job, environment)).Concat(job.Usage.Named.Select(named => _expected.SecretName(named.Name)));
            foreach (var secret in granted.Distinct(StringComparer.Ordinal).Where(secret => !read.Contains(secret)).Order(StringComparer.Ordinal))
            {
                yield return new(job.Name, secret);
            }
        }
    }
}
