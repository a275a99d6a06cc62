using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>
/// Determines whether Git ignores a file, by the <c>.gitignore</c> files that the build adds (tagged <c>GenieSecrets="GitIgnore"</c>). A
/// file that Git ignores does not reach the repository, so a developer's own <c>.env</c> is not reported.
/// </summary>
/// <remarks>Immutable.</remarks>
internal sealed class GitIgnoreRules
{
    private const string Metadata = "build_metadata.AdditionalFiles.GenieSecrets";
    private const string ReportIgnored = "build_property.GenieSecretsScanIgnoredFiles";

    private readonly List<(string Directory, Regex Pattern, bool IsNegated)> _rules = [];

    private GitIgnoreRules()
    {
    }

    /// <summary>Reads the rules from the additional files of a compilation.</summary>
    internal static GitIgnoreRules Of(AnalyzerOptions options)
    {
        var rules = new GitIgnoreRules();
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ReportIgnored, out var all) && all.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return rules;
        }

        // Those of the root first: what is nearer to a file decides.
        foreach (var file in options.AdditionalFiles.Where(file => IsGitIgnore(file, options)).OrderBy(file => file.Path.Length))
        {
            rules.Add(DirectoryOf(file.Path), file.GetText()?.ToString() ?? string.Empty);
        }

        return rules;
    }

    /// <summary>Reads the rules of one file.</summary>
    internal static GitIgnoreRules Of(string directory, string text)
    {
        var rules = new GitIgnoreRules();
        rules.Add(directory, text);
        return rules;
    }

    /// <summary>Determines whether an additional file contains such rules.</summary>
    internal static bool IsGitIgnore(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Metadata, out var tag) && tag.Equals("GitIgnore", StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether Git ignores a file.</summary>
    internal bool Ignore(string path)
    {
        var normalized = path.Replace('\\', '/');
        var isIgnored = false;
        foreach (var (directory, pattern, isNegated) in _rules)
        {
            if (normalized.StartsWith(directory, StringComparison.OrdinalIgnoreCase) && pattern.IsMatch(normalized.Substring(directory.Length)))
            {
                isIgnored = !isNegated;
            }
        }

        return isIgnored;
    }

    private void Add(string directory, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var rule = line.Trim();
            if (rule.Length == 0 || rule[0] == '#')
            {
                continue;
            }

            var isNegated = rule[0] == '!';
            _rules.Add((directory, Compile(isNegated ? rule.Substring(1) : rule), isNegated));
        }
    }

    // gitignore(5): a slash before the end anchors the rule at its directory, ** crosses directories.
    private static Regex Compile(string rule)
    {
        var body = rule.TrimEnd('/');
        var isAnchored = body.IndexOf('/') >= 0 && !body.StartsWith("**/", StringComparison.Ordinal);
        body = body.TrimStart('/');
        body = body.StartsWith("**/", StringComparison.Ordinal) ? body.Substring(3) : body;
        var pattern = new StringBuilder(isAnchored ? "^" : "^(?:.*/)?");
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '*')
            {
                var isDouble = i + 1 < body.Length && body[i + 1] == '*';
                pattern.Append(isDouble ? ".*" : "[^/]*");
                i += isDouble ? 1 : 0;
            }
            else if (body[i] == '[' && body.IndexOf(']', i) is var close and > 0)
            {
                pattern.Append('[').Append(body.Substring(i + 1, close - i - 1).Replace("\\", "\\\\").Replace("!", "^")).Append(']');
                i = close;
            }
            else
            {
                pattern.Append(body[i] == '?' ? "[^/]" : Regex.Escape(body[i].ToString()));
            }
        }

        try
        {
            return new(pattern.Append("(?:/.*)?$").ToString(), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return new("(?!)", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
    }

    private static string DirectoryOf(string path) => path.Replace('\\', '/') is var normalized && normalized.LastIndexOf('/') is var slash and >= 0 ? normalized.Substring(0, slash + 1) : string.Empty;
}
