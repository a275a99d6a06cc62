using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out what a job can read.</summary>
public static class UsageDocument
{
    /// <summary>Lays out the report.</summary>
    /// <param name="usage">The report.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this UsageReport usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (usage.Secrets.Count + usage.Named.Count + usage.Unknown.Count == 0)
        {
            return ReportDocument.Of(new ParagraphBlock($"{usage.Job} reads no secrets."));
        }

        return ReportDocument.Of([
            new HeadingBlock($"{usage.Job} reads {Plural.Of(usage.Secrets.Count + usage.Named.Count, "secret", "secrets")}"),
            usage.Secrets.Count == 0 ? null : new TableBlock(["Category", "Environments", "Keys", "Preloaded", "Read at"], [.. usage.Secrets.Select(Row)]),
            usage.Named.Count == 0 ? null : new TableBlock(["By name", "Read at"], [.. usage.Named.Select(static named => (IReadOnlyList<Cell>)[new(named.Name, Tone.Strong), Places(named.Reads)])]),
            .. usage.Unknown.Count == 0 ? [] : Unknown(usage.Unknown),
            .. usage.Advice.Select(static advice => new ParagraphBlock(advice, Tone.Warning)),
        ]);
    }

    private static IReadOnlyList<Cell> Row(SecretUsage secret) =>
    [
        new(secret.Category, Tone.Strong),
        string.Join(", ", secret.Environments),
        string.Join(", ", secret.Keys),
        secret.Preloaded ? "yes" : string.Empty,
        Places(secret.Reads),
    ];

    private static IEnumerable<ReportBlock> Unknown(IReadOnlyList<CodeLocation> reads) =>
    [
        new ParagraphBlock($"{Plural.Of(reads.Count, "read has", "reads have")} a computed name. What {(reads.Count == 1 ? "it reads" : "they read")} is not known:", Tone.Warning),
        new LinesBlock([.. reads.Select(static read => $"{read} ({read.Member})")]),
    ];

    private static string Places(IReadOnlyList<CodeLocation> reads) => string.Join(", ", reads.Select(static read => read.File is null ? read.Member : $"{Path.GetFileName(read.File)}:{read.Line}"));
}
