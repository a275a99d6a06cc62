namespace IngestJob.Tests;

/// <summary>Creates a temporary directory with the embedded store and the warehouse's file of one test.</summary>
public sealed class JobDirectory : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("ingest-job-").FullName;

    internal string Store => Path.Combine(Root, "store");

    internal string Data => Path.Combine(Root, "data");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
