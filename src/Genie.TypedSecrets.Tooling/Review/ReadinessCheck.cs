using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Determines for each environment whether its secrets are ready for a change.</summary>
internal sealed class ReadinessCheck(DriftReport? drift, bool readsValues)
{
    private readonly Dictionary<string, StoredSecretState> _states = (drift?.Secrets ?? []).ToDictionary(static secret => secret.Name, StringComparer.Ordinal);
    private readonly ILookup<string, Finding> _findings = (drift?.Findings ?? []).ToLookup(static finding => finding.Subject ?? string.Empty, StringComparer.Ordinal);
    private readonly HashSet<Finding> _used = [];

    /// <summary>Gets the findings about the store that a change explains.</summary>
    internal IReadOnlySet<Finding> Explained => _used;

    /// <summary>Gets the state of a secret with regard to a change.</summary>
    internal Readiness Of(string secret, SchemaChange change)
    {
        if (!_states.TryGetValue(secret, out var state))
        {
            return Readiness.NotChecked;
        }

        var found = state.State switch
        {
            "missing" => Readiness.SecretMissing,
            "deleted" => Readiness.Deleted,
            "no-value" => Readiness.NoValue,
            "unreadable" => Readiness.Unreadable,
            _ => Readiness.Exists,
        };
        if (found != Readiness.Exists)
        {
            _used.UnionWith(_findings[secret].Where(static finding => finding.RuleId is "GTF1001" or "GTF1002" or "GTF1003" or "GTF1005"));
            return found;
        }

        return readsValues ? OfValue(secret, change) : found;
    }

    private Readiness OfValue(string secret, SchemaChange change)
    {
        if (_findings[secret].FirstOrDefault(static finding => finding.RuleId == "GTF1005") is { } unreadable)
        {
            _used.Add(unreadable);
            return Readiness.Unreadable;
        }

        // A change of the whole category is ready when the whole value fits.
        Finding[] concerned = [.. _findings[secret].Where(finding => finding.Key is not null && (IsInside(finding.Key, change.Key) || (change.FormerKey is { } former && IsInside(finding.Key, former))))];
        _used.UnionWith(concerned);
        return concerned.Select(static finding => finding.RuleId switch
        {
            "GTF2002" => Readiness.FormerName,
            "GTF2003" => Readiness.LeftOver,
            _ => finding.Message.Contains("required key is missing", StringComparison.Ordinal) ? Readiness.KeyMissing : Readiness.DoesNotFit,
        }).Append(Readiness.Ready).Max();
    }

    // The path of a change has no positions in lists, and that of a finding has.
    private static bool IsInside(string pointer, string? key)
    {
        if (key is null)
        {
            return true;
        }

        var (parts, wanted) = (Split(pointer), key.StartsWith('/') ? Split(key) : key.Split('.'));
        return parts.Length >= wanted.Length && parts.Take(wanted.Length).SequenceEqual(wanted, StringComparer.Ordinal);
    }

    private static string[] Split(string pointer) => [.. pointer.Split('/').Skip(1).Where(static part => !part.All(char.IsAsciiDigit)).Select(KeyPath.Unescape)];
}
