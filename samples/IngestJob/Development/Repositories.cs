using IngestJob.Api;

namespace IngestJob.Development;

/// <summary>The repositories that the fake API returns.</summary>
internal static class Repositories
{
    private const int PageSize = 3;

    private static readonly Repository[] s_all =
    [
        new(101, "genie/pipelines", 412, At(2)),
        new(102, "genie/warehouse", 268, At(5)),
        new(103, "genie/ingest-jobs", 97, At(8)),
        new(104, "genie/dashboards", 141, At(9)),
        new(105, "genie/schemas", 54, At(12)),
    ];

    internal static Repository[] Page(int number) => [.. s_all.Skip((number - 1) * PageSize).Take(PageSize)];

    private static DateTimeOffset At(int day) => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);
}
