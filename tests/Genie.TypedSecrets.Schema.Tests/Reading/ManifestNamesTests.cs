using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>Compares the checks of names in a manifest with the expressions of the meta-schema.</summary>
public sealed class ManifestNamesTests
{
    private static readonly string[] s_pieces = ["a", "z", "A", "Z", "0", "9", "-", "_", ".", " ", "*", "/", "`", "{", "[", "@", ":", "\n", "\u00E4", "\u0660", "\u212A", new('a', 62), new('b', 124), new('c', 252)];

    public static TheoryData<string, string> Kinds => new()
    {
        { "project", "^[a-z0-9][a-z0-9-]{0,127}\\z" },
        { "environment", "^[a-z0-9][a-z0-9_-]{0,63}\\z" },
        { "preview", "^[a-z0-9][a-z0-9_-]{0,62}\\*\\z" },
        { "alias", "^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}(?<! )\\z" },
        { "variable", "^[A-Za-z_][A-Za-z0-9_]{0,254}\\z" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_AnyName_IsWhatTheExpressionSays(string kind, string expression)
    {
        Func<string, bool> check = kind switch
        {
            "project" => ManifestNames.IsProject,
            "environment" => ManifestNames.IsEnvironment,
            "preview" => ManifestNames.IsPreview,
            "alias" => ManifestNames.IsAlias,
            _ => ManifestNames.IsEnvironmentVariable,
        };
        Regex regex = new(expression, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Names().ShouldAllBe(name => check(name) == regex.IsMatch(name));
    }

    // Of up to four pieces: every character in every place, and every length beside a limit.
    private static IEnumerable<string> Names() =>
    [
        "",
        .. from first in s_pieces.Append(string.Empty)
           from second in s_pieces.Append(string.Empty)
           from third in s_pieces.Append(string.Empty)
           from fourth in new[] { "", "a", "*", " " }
           select first + second + third + fourth,
    ];
}
