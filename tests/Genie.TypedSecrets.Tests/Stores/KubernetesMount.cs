using System.Runtime.InteropServices;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>A mounted volume as Kubernetes creates it: <c>name → ..data/name</c>, <c>..data → ..version</c>, swapped by renaming a new link over it.</summary>
internal sealed class KubernetesMount(string root)
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private string? _former;
    private int _version;

    internal void Set(params (string Name, byte[] Value)[] files)
    {
        foreach (var (name, value) in files)
        {
            _files[name] = value;
        }

        var version = $"..{++_version}";
        foreach (var (name, value) in _files)
        {
            var path = Path.Combine(root, version, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, value);
            var first = name.Split('/')[0];
            if (!Path.Exists(Path.Combine(root, first)) && new FileInfo(Path.Combine(root, first)).LinkTarget is null)
            {
                File.CreateSymbolicLink(Path.Combine(root, first), Path.Combine("..data", first));
            }
        }

        File.CreateSymbolicLink(Path.Combine(root, "..tmp"), version);
        Rename(Path.Combine(root, "..tmp"), Path.Combine(root, "..data"));
        if (_former is not null)
        {
            Directory.Delete(Path.Combine(root, _former), recursive: true);
        }

        _former = version;
    }

    // File.Move on a link to a directory removes the old link first; rename swaps in one step, as a mount does.
    private static void Rename(string from, string to)
    {
        if (rename(from, to) != 0)
        {
            throw new IOException($"rename failed: {Marshal.GetLastPInvokeError()}");
        }
    }

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable CA2101, SYSLIB1054 // A test's one call; paths are ASCII.
    private static extern int rename(string from, string to);
#pragma warning restore CA2101, SYSLIB1054
}
