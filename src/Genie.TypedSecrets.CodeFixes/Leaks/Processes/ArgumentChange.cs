using System.Text.RegularExpressions;
using Genie.TypedSecrets.CodeFixes.Text;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Represents the change of an argument when the program gets the secret in another way.</summary>
/// <param name="Variable">The environment variable, or null for standard input.</param>
/// <param name="Before">The text before the value afterwards.</param>
/// <param name="After">The text after the value afterwards.</param>
/// <param name="IsEscaped">Whether the value is part of an address, where some characters are escaped.</param>
internal sealed record ArgumentChange(string? Variable, string Before, string After, bool IsEscaped = false)
{
    // The programs of PostgreSQL take an address or settings, and read PGPASSWORD. https://www.postgresql.org/docs/current/libpq-envars.html
    private static readonly string[] s_postgres = ["psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_basebackup", "pg_isready", "createdb", "dropdb", "vacuumdb", "pgbench"];

    private static readonly Regex s_user = new(@"postgres(?:ql)?://[^/@:\s]+:$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
    private static readonly Regex s_setting = new(@"(?<=^|[\s""'])password=$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // https://developer.hashicorp.com/terraform/language/values/variables: -var "name=value"
    private static readonly Regex s_variable = new(@"(?:^|\s)--?var[= ]\s*(?<quote>\\""|""""|'|)(?<name>[A-Za-z_][\w-]*)=$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Gets the change of an argument that the value is a part of, or null.</summary>
    internal static ArgumentChange? Of(string program, ComposedText text)
    {
        if (s_postgres.Contains(ToolOption.NameOf(program), StringComparer.Ordinal))
        {
            return s_user.IsMatch(text.Before) && text.After.StartsWith("@", StringComparison.Ordinal) ? new("PGPASSWORD", text.Before.Substring(0, text.Before.Length - 1), text.After, IsEscaped: true)
                : s_setting.Match(text.Before) is { Success: true } setting && IsEnd(text, text.After) ? Without(text, setting.Index, string.Empty, text.After, "PGPASSWORD")
                : null;
        }

        if (ToolOption.IsTerraform(program))
        {
            return s_variable.Match(text.Before) is { Success: true } variable && Rest(text, variable.Groups["quote"].Value) is { } rest ? Without(text, variable.Index, string.Empty, rest, "TF_VAR_" + variable.Groups["name"].Value) : null;
        }

        foreach (var option in ToolOption.Of(program).Where(option => IsFor(option, text.Preceding + text.Following)))
        {
            foreach (var spelling in option.Options)
            {
                // --password=x, --password x, -p x, -px
                var separator = spelling.StartsWith("--", StringComparison.Ordinal) ? @"(?:=|\s+)" : option.TakesAttachedValue ? @"\s*" : @"(?:=|\s+)";
                var found = Regex.Match(text.Before, $@"(?:^|\s){spelling}{separator}(?<quote>\\""|""""|'|)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
                if (found.Success && Rest(text, found.Groups["quote"].Value) is { } rest)
                {
                    return Without(text, found.Index, option.Instead, rest, option.Variable);
                }
            }
        }

        return null;
    }

    /// <summary>Gets the option of a program that takes the next argument as its value, or null.</summary>
    internal static ToolOption? Option(string program, string previous, IEnumerable<string> others) =>
        ToolOption.Of(program).FirstOrDefault(option => option.Options.Contains(previous, StringComparer.Ordinal) && IsFor(option, string.Join(" ", others)));

    private static bool IsFor(ToolOption option, string arguments) =>
        (option.Command is null || HasWord(arguments, option.Command)) && (option.Unless is null || !HasWord(arguments, option.Unless));

    private static bool HasWord(string arguments, string pattern) =>
        Regex.IsMatch(arguments, $@"(?:^|\s)(?:{pattern})(?:\s|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static ArgumentChange Without(ComposedText text, int start, string instead, string after, string? variable)
    {
        var before = text.Before.Substring(0, start);
        if (instead.Length > 0)
        {
            return new(variable, before.Length > 0 || text.Preceding.Length > text.Before.Length ? $"{before} {instead}" : instead, after);
        }

        return new(variable, before, before.Length == 0 && text.Preceding.Length == text.Before.Length ? after.TrimStart() : after);
    }

    // The value is the whole argument.
    private static string? Rest(ComposedText text, string quote) => text.After.StartsWith(quote, StringComparison.Ordinal) && IsEnd(text, text.After.Substring(quote.Length)) ? text.After.Substring(quote.Length) : null;

    private static bool IsEnd(ComposedText text, string after) => after.Length > 0 ? char.IsWhiteSpace(after[0]) || after[0] is '"' or '\'' || after.StartsWith("\\\"", StringComparison.Ordinal) : text.Following.Length == text.After.Length;
}
