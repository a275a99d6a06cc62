using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets.Schema.Tests.Support;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    private static readonly string s_root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(This())!, "../../.."));

    internal static string PathOf(string path) => Path.Combine(s_root, path);

    private static string This([CallerFilePath] string path = "") => path;
}
