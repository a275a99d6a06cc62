namespace IngestJob.Api;

/// <summary>A repository as the API describes it.</summary>
internal sealed record Repository(long Id, string Name, int Stars, DateTimeOffset PushedAt);
