using System.Text;
using Genie.TypedSecrets.Tooling.Files;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents a file of environment variables (<c>.env</c>).</summary>
/// <remarks>
/// It reads <c>NAME=value</c>, the same after <c>export</c>, <c>set</c> or <c>$env:</c>, comments, and values in single or double quotes, which may have several lines.
/// Variables in values are not substituted: such a value is marked as computed.
/// </remarks>
/// <param name="path">The path.</param>
/// <param name="shown">The path as it is shown.</param>
public sealed class DotEnvSource(string path, string shown) : ImportSource(shown)
{
    /// <inheritdoc/>
    public override Task<IReadOnlyList<ImportEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        // Of a name that is there twice the last value counts, as shells do.
        var variables = new DotEnvText(TextFile.Read(path, Name), Name).Read().GroupBy(static variable => variable.Name, StringComparer.Ordinal).Select(static group => group.Last()).ToArray();
        string[] names = [.. variables.Select(static variable => variable.Name)];
        IReadOnlyList<ImportEntry> entries = [.. variables.Select(variable => new ImportEntry(variable.Name, variable.Value) { IsComputed = DotEnvText.IsComputed(variable, names) })];
        return Task.FromResult(entries);
    }

    /// <inheritdoc/>
    public override Task<string> DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var text = TextFile.Read(path, Name, out var encoding);
        StringBuilder rest = new();
        var at = 0;
        foreach (var variable in new DotEnvText(text, Name).Read().Where(variable => names.Contains(variable.Name, StringComparer.Ordinal)))
        {
            rest.Append(text, at, variable.Start - at);
            at = variable.End;
        }

        rest.Append(text, at, text.Length - at);
        TextFile.Write(path, rest.ToString(), encoding);
        return Task.FromResult($"Removed {names.Count} {(names.Count == 1 ? "variable" : "variables")} from {Name}.");
    }
}
