using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

/// <summary>
/// Source in which the findings are marked: <c>[|text|]</c> for the one rule that is tested, <c>{|GTS1101:text|}</c> for a rule by name.
/// </summary>
/// <param name="Code">The source without the marks.</param>
/// <param name="Findings">What is marked; the id is empty where it is not named.</param>
internal sealed record Markup(string Code, IReadOnlyList<(string Id, TextSpan Span)> Findings)
{
    internal static Markup Parse(string text)
    {
        var code = new StringBuilder();
        var findings = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length ? text.Substring(i, 2) : string.Empty;
            if (pair == "[|")
            {
                open.Push((string.Empty, code.Length));
                i++;
            }
            else if (pair == "{|")
            {
                var colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], code.Length));
                i = colon;
            }
            else if (pair is "|]" or "|}" && open.TryPop(out var mark))
            {
                findings.Add((mark.Id, TextSpan.FromBounds(mark.Start, code.Length)));
                i++;
            }
            else
            {
                code.Append(text[i]);
            }
        }

        open.ShouldBeEmpty("a mark is not closed");
        return new(code.ToString(), [.. findings.OrderBy(finding => finding.Item2.Start)]);
    }
}
