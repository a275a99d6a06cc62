namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Represents file name of a category: <c>api-keys.schema.json</c> for <c>api-keys</c>.</summary>
public static class CategoryFileName
{
    /// <summary>The end of a category's file name.</summary>
    public const string Suffix = ".schema.json";

    /// <summary>The longest name of a category. With the longest project and environment it stays below the 512 characters of a secret's name.</summary>
    public const int MaxLength = 128;

    /// <summary>Gets the last part of a path, which can contain slashes or backslashes.</summary>
    /// <param name="path">The path.</param>
    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>Gets the category's name, or null if the file's name does not end in <see cref="Suffix"/>.</summary>
    /// <param name="path">The file's path.</param>
    public static string? CategoryOf(string path)
    {
        var file = Of(path);
        return file.EndsWith(Suffix, StringComparison.Ordinal) ? file.Substring(0, file.Length - Suffix.Length) : null;
    }

    /// <summary>Determines whether a category may have that name: <c>[a-z0-9][a-z0-9_-]*</c> in either case, at most <see cref="MaxLength"/> characters.</summary>
    /// <param name="category">The name.</param>
    public static bool IsValidCategory(string category) =>
        category.Length is > 0 and <= MaxLength
        && category[0] is not ('-' or '_')
        && category.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
