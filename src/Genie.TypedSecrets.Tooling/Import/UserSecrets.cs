using System.Xml.Linq;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Finds the file of a project's user secrets.</summary>
public static class UserSecrets
{
    /// <summary>Finds the id in the nearest project file.</summary>
    /// <param name="directory">The directory to start in.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ToolingException">No project file with an id was found.</exception>
    public static string FindId(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            foreach (var project in at.EnumerateFiles("*.csproj").OrderBy(static file => file.Name, StringComparer.Ordinal))
            {
                if (XDocument.Load(project.FullName).Descendants().FirstOrDefault(static element => element.Name.LocalName == "UserSecretsId")?.Value is { Length: > 0 } id)
                {
                    return id.Trim();
                }
            }
        }

        throw new ToolingException("No project file with a UserSecretsId was found in the current directory or above it. Name the id: --from user-secrets:ID");
    }

    /// <summary>Gets the path of the file.</summary>
    /// <param name="id">The id.</param>
    /// <param name="readVariable">Reads an environment variable.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ToolingException">The id is not one, or the file does not exist.</exception>
    public static string PathOf(string id, Func<string, string?> readVariable)
    {
        ArgumentNullException.ThrowIfNull(readVariable);
        if (id.Length == 0 || id.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || id is "." or "..")
        {
            throw new ToolingException("The id of user secrets is a name without slashes: --from user-secrets:ID");
        }

        // As Microsoft.Extensions.Configuration.UserSecrets finds it.
        var path = readVariable("APPDATA") is { Length: > 0 } roaming ? Path.Combine(roaming, "Microsoft", "UserSecrets", id, "secrets.json")
            : (readVariable("HOME") ?? readVariable("DOTNET_USER_SECRETS_FALLBACK_DIR")) is { Length: > 0 } home ? Path.Combine(home, ".microsoft", "usersecrets", id, "secrets.json")
            : throw new ToolingException("The folder of user secrets is not known: neither APPDATA nor HOME is set.");
        return File.Exists(path) ? path : throw new ToolingException($"The user secrets '{id}' do not exist: {path}. Set one: dotnet user-secrets set NAME VALUE");
    }
}
