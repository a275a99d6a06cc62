using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Represents the places of a key in the old and in the new values.</summary>
/// <param name="Path">The path in new values; empty for the whole secret.</param>
/// <param name="FormerPath">The path in old values; null if they do not have the key.</param>
/// <param name="IsInList">Whether a list is on the way, so that the key cannot be named in a command.</param>
internal readonly record struct KeyPlace(string Path, string? FormerPath, bool IsInList = false)
{
    /// <summary>Gets the place of the whole secret.</summary>
    internal static KeyPlace Root { get; } = new(string.Empty, string.Empty);

    /// <summary>Gets the path for a report; null for the whole secret.</summary>
    internal string? Shown => Path.Length == 0 ? null : Path;

    /// <summary>Gets the place of a key inside.</summary>
    internal KeyPlace Key(string? formerName, string name) => this with { Path = Join(Path, name), FormerPath = formerName is null || FormerPath is null ? null : Join(FormerPath, formerName) };

    /// <summary>Gets the place of the entries of a map, or of the keys that an object does not name.</summary>
    internal KeyPlace Entries => new(Star(Path), FormerPath is null ? null : Star(FormerPath), IsInList: true);

    /// <summary>Gets the path of another key beside this one.</summary>
    internal string Beside(string name)
    {
        var dot = Path.LastIndexOf('.');
        return dot < 0 ? Join(string.Empty, name) : $"{Path[..dot]}.{name}";
    }

    /// <summary>Gets the command that sets the key.</summary>
    internal string Set(string secretName) => IsInList ? Edit(secretName) : $"genie-secrets set {CommandArgument.Quote(secretName)} {CommandArgument.Quote(Path)}";

    /// <summary>Gets the command that stores the value of another key under this one, too.</summary>
    internal string CopyFrom(string secretName, string former) =>
        IsInList ? Edit(secretName) : $"genie-secrets get {CommandArgument.Quote(secretName)} --key {CommandArgument.Quote(Beside(former))} --reveal | genie-secrets set {CommandArgument.Quote(secretName)} {CommandArgument.Quote(Path)}";

    /// <summary>Gets the command that removes a key beside this one.</summary>
    internal string Unset(string secretName, string name) => IsInList ? Edit(secretName) : $"genie-secrets unset {CommandArgument.Quote(secretName)} {CommandArgument.Quote(Beside(name))}";

    private static string Edit(string secretName) => $"genie-secrets edit {CommandArgument.Quote(secretName)}";

    private static string Star(string path) => path.Length == 0 ? "*" : path + ".*";

    private static string Join(string path, string name) => path.Length == 0 ? KeyPath.Format([name]) : $"{path}.{name}";
}
