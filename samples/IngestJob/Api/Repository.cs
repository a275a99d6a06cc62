namespace IngestJob.Api;

/// <summary>Represents a repository in a response of the API.</summary>
internal sealed record Repository(long Id, string Name, int Stars, DateTimeOffset PushedAt);
