using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents the files that other files refer to. It is compared by value: equal if the files are.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SharedFiles : IEquatable<SharedFiles>
{
    private readonly EquatableArray<SchemaFile> _files;
    private readonly Dictionary<string, SchemaFile> _byKey = new(StringComparer.Ordinal);

    private SharedFiles(EquatableArray<SchemaFile> files)
    {
        _files = files;
        foreach (var file in files)
        {
            _byKey[file.Key] = file;
        }
    }

    internal static SharedFiles None { get; } = new(default);

    internal static SharedFiles Of(IEnumerable<SchemaFile> files) => new(files.ToEquatableArray());

    /// <inheritdoc/>
    public bool Equals(SharedFiles? other) => other is not null && _files == other._files;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SharedFiles);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.GetHashCode();

    internal SchemaFile? Find(string key) => _byKey.TryGetValue(key, out var file) ? file : null;
}
