using System.Text.RegularExpressions;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Defines which names a manifest can have. The meta-schema has the same rules.</summary>
internal static class ManifestNames
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);
    private static readonly Regex s_project = Create("^[a-z0-9][a-z0-9-]{0,127}\\z");
    private static readonly Regex s_environment = Create("^[a-z0-9][a-z0-9_-]{0,63}\\z");
    private static readonly Regex s_preview = Create("^[a-z0-9][a-z0-9_-]{0,62}\\*\\z");
    private static readonly Regex s_alias = Create("^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}(?<! )\\z");
    private static readonly Regex s_variable = Create("^[A-Za-z_][A-Za-z0-9_]{0,254}\\z");

    internal static bool IsProject(string name) => s_project.IsMatch(name);

    internal static bool IsEnvironment(string name) => s_environment.IsMatch(name);

    internal static bool IsPreview(string pattern) => s_preview.IsMatch(pattern);

    internal static bool IsAlias(string name) => s_alias.IsMatch(name);

    internal static bool IsEnvironmentVariable(string name) => s_variable.IsMatch(name);

    internal static bool IsRegion(string name) => RegionNames.IsRegion(name);

    private static Regex Create(string pattern) => new(pattern, RegexOptions.CultureInvariant, s_timeout);
}
