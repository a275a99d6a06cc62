using System.Text.RegularExpressions;
using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>Tests that the README says what <c>eng/test.sh</c> installs.</summary>
public sealed partial class ReadmePageTests
{
    [Fact]
    public void Table_OfPrograms_IsTheListOfTheTestScript()
    {
        var script = Need().Matches(File.ReadAllText(Path.Combine(Repository.Root, "eng/test.sh"))).Select(Describe);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var table = readme[readme.IndexOf("<!-- test.sh needs -->", StringComparison.Ordinal)..readme.IndexOf("<!-- /test.sh needs -->", StringComparison.Ordinal)];

        Row().Matches(table).Skip(1).Select(Describe).ShouldBe(script);

        static string Describe(Match match) => $"{match.Groups["name"].Value}: {match.Groups["purpose"].Value}";
    }

    [GeneratedRegex(@"^  ""(?<name>[^|""]+)\|(?<purpose>[^|]+)\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Need();

    [GeneratedRegex(@"^\| (?<name>[^|]+) \| (?<purpose>[^|]+) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
