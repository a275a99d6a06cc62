namespace IngestService.Repositories;

/// <summary>Represents a repository.</summary>
/// <param name="Name">The name.</param>
/// <param name="Stars">The number of stars.</param>
internal sealed record Repository(string Name, int Stars);
