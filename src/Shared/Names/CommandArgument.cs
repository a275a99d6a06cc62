namespace Genie.TypedSecrets.Names;

/// <summary>Writes names into commands that messages show, so that they can be copied into a shell.</summary>
internal static class CommandArgument
{
    /// <summary>
    /// Quotes a secret's name if a shell would change it: bash expands the exclamation mark of <c>rds!cluster-1a96</c>. Other names stay as
    /// they are.
    /// </summary>
    /// <param name="name">The name or ARN.</param>
    internal static string? Quote(string? name) => name is null || name.All(IsPlain) ? name : $"'{name.Replace("'", "'\\''")}'";

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '_' or '+' or '=' or '.' or '@' or '-' or ':';
}
