using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>A Markdown page written by people with sections written by programs: <c>&lt;!-- begin: name --&gt; … &lt;!-- end: name --&gt;</c>.</summary>
internal static partial class MarkedSections
{
    /// <summary>The page with new content between the markers of the named sections; all else as it was.</summary>
    /// <exception cref="InvalidOperationException">A section has no markers in the page.</exception>
    public static string Replace(string page, IReadOnlyDictionary<string, string> sections)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var result = Section().Replace(page, match =>
        {
            var name = match.Groups["name"].Value;
            found.Add(name);
            return sections.TryGetValue(name, out var content)
                ? $"<!-- begin: {name} -->\n{content.Trim('\n')}\n<!-- end: {name} -->"
                : match.Value;
        });
        return sections.Keys.FirstOrDefault(name => !found.Contains(name)) is { } missing
            ? throw new InvalidOperationException($"The page has no section '{missing}'.")
            : result;
    }

    [GeneratedRegex(@"<!-- begin: (?<name>[\w-]+) -->\n.*?<!-- end: \k<name> -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();
}
