using Genie.TypedSecrets.Tooling.Inventory;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out the versions of a secret.</summary>
public static class SecretHistoryDocument
{
    /// <summary>Lays out the versions.</summary>
    /// <param name="history">The versions.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this SecretHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return ReportDocument.Of(
            new HeadingBlock(history.Name),
            new TableBlock(
                ["Version", "Created", "Stages"],
                [.. history.Versions.Select(static version => new Cell[] { version.Id, version.CreatedAt is { } at ? SecretDocuments.Show(at) : string.Empty, string.Join(", ", version.Stages) })]));
    }
}
