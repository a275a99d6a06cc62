namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Represents one version of a mount during one attempt to read from it. Each link is resolved once, and <see cref="IsStable"/> tells afterwards
/// whether anything was swapped or replaced meanwhile. Not thread-safe.
/// </summary>
internal sealed class MountSnapshot(IMountedFiles files)
{
    private readonly Dictionary<string, string?> _resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<MountedEntry>?> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assembled = new(StringComparer.Ordinal);
    private bool _isStable = true;

    /// <summary>Gets the directory that a mount or link points to; null when it does not exist.</summary>
    internal string? Resolve(string directory)
    {
        if (!_resolved.TryGetValue(directory, out var target))
        {
            _resolved.Add(directory, target = files.Resolve(directory));
        }

        return target;
    }

    /// <summary>Lists a resolved directory without the entries of the mount itself, which begin with two dots.</summary>
    internal IReadOnlyList<MountedEntry> List(string directory)
    {
        if (!_listed.TryGetValue(directory, out var entries))
        {
            entries = files.List(directory)?.Where(static entry => !entry.Name.StartsWith("..", StringComparison.Ordinal)).ToArray();
            _listed.Add(directory, entries);
        }

        return entries ?? [];
    }

    /// <summary>Lists a directory whose files are read together: a replaced file makes the snapshot unstable.</summary>
    internal IReadOnlyList<MountedEntry> ListTogether(string directory)
    {
        _assembled.Add(directory);
        return List(directory);
    }

    internal FileKind GetKind(string path) => files.GetKind(path);

    internal UnixFileMode? GetMode(string path) => files.GetMode(path);

    /// <summary>Reads a file; returns null when it was removed meanwhile.</summary>
    internal byte[]? Read(string path, int maxLength)
    {
        if (files.Read(path, maxLength) is not { } file)
        {
            // It was listed, so the mount has changed.
            _isStable = false;
            return null;
        }

        _isStable &= file.IsStable;
        return file.Content;
    }

    /// <summary>Gets whether the mount is still the same.</summary>
    internal bool IsStable() =>
        _isStable
        && _resolved.All(pair => string.Equals(files.Resolve(pair.Key), pair.Value, StringComparison.Ordinal))
        && _assembled.All(directory => _listed[directory] is { } before
            && files.List(directory)?.Where(static entry => !entry.Name.StartsWith("..", StringComparison.Ordinal)).SequenceEqual(before) == true);
}
