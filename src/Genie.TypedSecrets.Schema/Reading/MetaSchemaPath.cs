namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Checks the relative path of a meta-schema, by which editors find it: <c>meta/category.meta.json</c>.</summary>
internal static class MetaSchemaPath
{
    internal static bool IsTo(string path, string fileName)
    {
        var parts = path.Split('/');
        return parts[parts.Length - 1] == fileName && parts.Take(parts.Length - 1).All(IsDirectory);
    }

    private static bool IsDirectory(string part) =>
        part.Length > 0 && part.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-');
}
