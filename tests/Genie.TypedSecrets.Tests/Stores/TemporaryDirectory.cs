namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>A directory of the owner's alone, removed with its content at the end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("genie-secrets-test-").FullName;

    internal string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Permissions of files, for tests that run on Unix.</summary>
internal static class UnixMode
{
#pragma warning disable CA1416 // Tests that look at modes are of systems that have them.
    internal static UnixFileMode Get(string path) => File.GetUnixFileMode(path);

    internal static void Set(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416
}
