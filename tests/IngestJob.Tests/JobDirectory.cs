namespace IngestJob.Tests;

/// <summary>A directory of a test's own, with the embedded store and the warehouse's file in it.</summary>
public sealed class JobDirectory : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("ingest-job-").FullName;

    internal string Store => Path.Combine(Root, "store");

    internal string Data => Path.Combine(Root, "data");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
