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
    internal void Add(ChangeDraft draft)
    {
        Verdict[] verdicts = [.. draft.Verdicts.Distinct().Order()];
        var fingerprint = Fingerprint(draft.Rule.Id, draft.Category, draft.Place?.Shown, draft.Message);
        if (_changes.Exists(change => change.Fingerprint == fingerprint && change.Verdicts.Count >= verdicts.Length))
        {
            // The same key of several alternatives.
            return;
        }

        _changes.Add(new(
            draft.Rule.Id,
            verdicts.Length == 0 ? [Verdict.Safe] : verdicts,
            draft.Category,
            draft.Place?.Shown,
            draft.Message + draft.Advice,
            draft.Environments,
            draft.Steps,
            fingerprint)
        {
            FormerKey = draft.Place?.FormerPath is { Length: > 0 } former ? former : null,
        });
    }

    // Neither positions nor other changes are part of it: it survives a rebase.
    private static string Fingerprint(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(static part => part ?? string.Empty)))).AsSpan(0, 6));
}

/// <summary>Represents a change that was found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Category">The category; null if the change concerns the manifest.</param>
/// <param name="Message">The text that identifies the change. It does not depend on other changes.</param>
internal sealed record ChangeDraft(DiffRule Rule, string? Category, string Message)
{
    /// <summary>Gets the place of the key; null if the change concerns the whole category.</summary>
    internal KeyPlace? Place { get; init; }

    /// <summary>Gets the consequences; none means that the change is safe.</summary>
    internal IEnumerable<Verdict> Verdicts { get; init; } = [];

    /// <summary>Gets the environments in which something has to be done.</summary>
    internal IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the commands to run.</summary>
    internal IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Gets a sentence that depends on other changes, so that it is not part of the fingerprint.</summary>
    internal string? Advice { get; init; }
}
