using System.Globalization;
using Genie.TypedSecrets.Tooling.Inventory;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out what is shown of secrets.</summary>
public static class SecretDocuments
{
    /// <summary>The text in place of a sensitive value.</summary>
    public const string Mask = "***";

    // A value that is not sensitive is mostly a host name or a number; a longer one is shown in part.
    private const int LongestValue = 200;

    /// <summary>Lays out a secret.</summary>
    /// <param name="view">The secret.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SecretView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var created = view.CreatedAt is { } at ? $", created {Show(at)}" : string.Empty;
        return ReportDocument.Of(
            new HeadingBlock($"{view.Name} (version {view.VersionId}{created})"),
            view.Keys is null
                ? new ParagraphBlock($"{Mask} ({view.Length.ToString(CultureInfo.InvariantCulture)} bytes{(view.IsBinary ? ", binary" : string.Empty)})")
                : view.Keys.Count == 0 ? new ParagraphBlock("The value is an object without keys.")
                : new TableBlock(["Key", "Value"], [.. view.Keys.Select(static key => new Cell[] { key.Path, key.Value is null ? new Cell(Mask, Tone.Faint) : Cut(key.Value) })]));
    }

    /// <summary>Lays out the names of a store's secrets, one a line.</summary>
    /// <param name="inventory">The secrets.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SecretInventory inventory)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        return ReportDocument.Of(inventory.Secrets.Count == 0 ? null : new LinesBlock([.. inventory.Secrets.Select(static secret =>
            secret.Name
            + (secret.DeletedAt is { } at ? $"  (scheduled for deletion on {Show(at)})" : string.Empty)
            + (secret.Problem is { } problem ? $"  (cannot be read: {problem.ReplaceLineEndings(" ")})" : string.Empty))]));
    }

    /// <summary>Formats a time as in <c>2026-01-24 22:19:24Z</c>.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text.</returns>
    public static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private static string Cut(string value) => value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue), "…");
}
