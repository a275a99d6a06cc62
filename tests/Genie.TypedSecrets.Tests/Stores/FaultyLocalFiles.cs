using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public enum CrashKind
{
    BeforeTheStep,
    HalfWayThroughTheStep,
    AfterTheStep,
}

internal sealed class SimulatedCrashException : Exception;

/// <summary>Uses the real file system until the process crashes at a given step. Afterwards nothing happens, not even cleanup.</summary>
internal sealed class CrashingFiles(int crashAt, CrashKind kind) : ILocalFiles
{
    private int _step;
    private IDisposable? _lock;

    internal bool HasCrashed { get; private set; }

    public void CreateDirectory(string path) => Step(() => LocalFiles.Instance.CreateDirectory(path));

    public void FlushDirectory(string path) => Step(() => LocalFiles.Instance.FlushDirectory(path));

    public bool IsOwnedByOther(string path) => Alive().IsOwnedByOther(path);

    public UnixFileMode? GetMode(string path) => Alive().GetMode(path);

    public byte[]? Read(string path, int maxLength) => Alive().Read(path, maxLength);

    public void Create(string path, ReadOnlySpan<byte> content)
    {
        var whole = content.ToArray();
        Step(() => LocalFiles.Instance.Create(path, whole), () => LocalFiles.Instance.Create(path, whole.AsSpan(0, whole.Length / 2)));
    }

    public void Replace(string from, string to) => Step(() => LocalFiles.Instance.Replace(from, to));

    public bool TryClaim(string from, string to)
    {
        var claimed = false;
        Step(() => claimed = LocalFiles.Instance.TryClaim(from, to));
        return claimed;
    }

    public bool Delete(string path)
    {
        var deleted = false;
        Step(() => deleted = LocalFiles.Instance.Delete(path));
        return deleted;
    }

    public IReadOnlyList<string> List(string directory) => Alive().List(directory);

    public IDisposable? TryLock(string path)
    {
        Step(() => _lock = LocalFiles.Instance.TryLock(path));
        return _lock;
    }

    private LocalFiles Alive() => HasCrashed ? throw new SimulatedCrashException() : LocalFiles.Instance;

    private void Step(Action whole, Action? half = null)
    {
        Alive();
        if (++_step != crashAt)
        {
            whole();
            return;
        }

        var upToTheCrash = kind switch
        {
            CrashKind.BeforeTheStep => null,
            CrashKind.HalfWayThroughTheStep => half,
            _ => whole,
        };
        upToTheCrash?.Invoke();
        HasCrashed = true;

        // The system closes the files of a process that ends.
        _lock?.Dispose();
        throw new SimulatedCrashException();
    }
}

/// <summary>Uses the real file system, but one kind of step fails.</summary>
internal sealed class FailingFiles(FailingFiles.Step failing, Func<Exception> failure) : ILocalFiles
{
    internal enum Step
    {
        Create,
        Replace,
        FlushDirectory,
        CheckOwner,
    }

    public void CreateDirectory(string path) => LocalFiles.Instance.CreateDirectory(path);

    public void FlushDirectory(string path)
    {
        ThrowIf(Step.FlushDirectory);
        LocalFiles.Instance.FlushDirectory(path);
    }

    public bool IsOwnedByOther(string path) => failing == Step.CheckOwner || LocalFiles.Instance.IsOwnedByOther(path);

    public UnixFileMode? GetMode(string path) => LocalFiles.Instance.GetMode(path);

    public byte[]? Read(string path, int maxLength) => LocalFiles.Instance.Read(path, maxLength);

    public void Create(string path, ReadOnlySpan<byte> content)
    {
        // On a full disk the beginning of the file remains.
        LocalFiles.Instance.Create(path, failing == Step.Create ? content[..(content.Length / 2)] : content);
        ThrowIf(Step.Create);
    }

    public void Replace(string from, string to)
    {
        ThrowIf(Step.Replace);
        LocalFiles.Instance.Replace(from, to);
    }

    public bool TryClaim(string from, string to) => LocalFiles.Instance.TryClaim(from, to);

    public bool Delete(string path) => LocalFiles.Instance.Delete(path);

    public IReadOnlyList<string> List(string directory) => LocalFiles.Instance.List(directory);

    public IDisposable? TryLock(string path) => LocalFiles.Instance.TryLock(path);

    private void ThrowIf(Step step)
    {
        if (failing == step)
        {
            throw failure();
        }
    }
}
