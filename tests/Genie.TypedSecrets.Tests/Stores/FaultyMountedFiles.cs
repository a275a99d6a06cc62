using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Reads the real file system, and swaps, removes or denies something at a given moment.</summary>
internal sealed class FaultyMountedFiles : IMountedFiles
{
    private int _reads;

    internal Action? BeforeFirstRead { get; init; }

    internal Action? AfterFirstRead { get; init; }

    internal Action<string>? AfterList { get; init; }

    internal bool IsNeverStable { get; init; }

    internal bool IsDenied { get; init; }

    public string? Resolve(string directory) => MountedFiles.Instance.Resolve(directory);

    public MountedFile? Read(string path, int maxLength)
    {
        if (IsDenied)
        {
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        }

        var isFirst = _reads++ == 0;
        if (isFirst)
        {
            BeforeFirstRead?.Invoke();
        }

        var file = MountedFiles.Instance.Read(path, maxLength);
        if (isFirst)
        {
            AfterFirstRead?.Invoke();
        }

        return IsNeverStable && file is { } found ? found with { IsStable = false } : file;
    }

    public FileKind GetKind(string path) => MountedFiles.Instance.GetKind(path);

    public IReadOnlyList<MountedEntry>? List(string directory)
    {
        var entries = MountedFiles.Instance.List(directory);
        AfterList?.Invoke(directory);
        return entries;
    }

    public UnixFileMode? GetMode(string path) => MountedFiles.Instance.GetMode(path);
}
