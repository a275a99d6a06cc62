namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents a place that values are imported from: a file of configuration, or another secret.</summary>
public abstract class ImportSource
{
    private protected ImportSource(string name) => Name = name;

    /// <summary>Gets the source as it is shown: a path, or a secret's name.</summary>
    public string Name { get; }

    /// <summary>Reads the entries.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, in the source's order.</returns>
    /// <exception cref="ToolingException">The source cannot be read as what it is.</exception>
    public abstract Task<IReadOnlyList<ImportEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Deletes entries. The other entries stay as they are.</summary>
    /// <param name="names">The names of the entries.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A message that says what was deleted.</returns>
    /// <exception cref="ToolingException">They cannot be deleted. The message says how to do it by hand.</exception>
    public abstract Task<string> DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}

/// <summary>Represents an entry of a source.</summary>
/// <param name="Name">The name: <c>GITHUB_TOKEN</c>, <c>ExternalApi:Key</c>.</param>
/// <param name="Text">The value.</param>
public sealed record ImportEntry(string Name, string Text)
{
    /// <summary>Gets whether a shell computes the value from other variables or by a command, so that <see cref="Text"/> is not the value.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Returns the name, never the value.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
