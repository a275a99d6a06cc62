using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Collects changes.</summary>
internal sealed class ChangeList
{
    private readonly List<SchemaChange> _changes = [];

    /// <summary>Gets the changes, by category, key and rule.</summary>
    internal IReadOnlyList<SchemaChange> Changes => [.. _changes
        .OrderBy(static change => change.Category ?? string.Empty, StringComparer.Ordinal)
        .ThenBy(static change => change.Key ?? string.Empty, StringComparer.Ordinal)
        .ThenBy(static change => change.RuleId, StringComparer.Ordinal)
        .ThenBy(static change => change.Message, StringComparer.Ordinal)];

    /// <summary>Adds a change.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="category">The category.</param>
    /// <param name="key">The path of the key.</param>
    /// <param name="message">The message.</param>
    /// <param name="verdicts">The consequences; none means that the change is safe.</param>
    /// <param name="environments">The environments in which something has to be done.</param>
    /// <param name="steps">The commands to run.</param>
    /// <param name="advice">A sentence that depends on other changes, so that it is not part of the fingerprint.</param>
    internal void Add(
        DiffRule rule,
        string? category,
        string? key,
        string message,
        IEnumerable<Verdict>? verdicts = null,
        IReadOnlyList<string>? environments = null,
        IReadOnlyList<Step>? steps = null,
        string? advice = null)
    {
        Verdict[] consequences = [.. (verdicts ?? []).Distinct().Order()];
        _changes.Add(new(rule.Id, consequences.Length == 0 ? [Verdict.Safe] : consequences, category, key, message + advice, environments ?? [], steps ?? [], Fingerprint(rule.Id, category, key, message)));
    }

    // Neither positions nor other changes are part of it: it survives a rebase.
    private static string Fingerprint(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(static part => part ?? string.Empty)))).AsSpan(0, 6));
}
