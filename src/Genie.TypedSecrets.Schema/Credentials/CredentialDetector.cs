using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Finds what looks like a real credential in a text: a well-known shape, a connection string with a password, or a random value
/// assigned to something called a secret. Placeholders, examples and marked fixtures are left alone. How well it does is measured by
/// its tests, and stated in <c>docs/analyzers.md</c>.
/// </summary>
/// <remarks>Pure, and thread-safe. Nothing of a text gets into a result.</remarks>
public static class CredentialDetector
{
    // The shortest credential of any shape: an AWS access key id. A connection string with its server and its password is longer.
    private const int ShortestShape = 20;
    private const int ShortestValue = 16;

    /// <summary>What looks like a credential, in the text's order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What the text is assigned to: a variable, a property, a key. Null where that is not known.</param>
    public static IReadOnlyList<DetectedCredential> Find(string text, string? name = null)
    {
        if (text.Length < ShortestValue)
        {
            return [];
        }

        var found = text.Length < ShortestShape ? [] : Shapes(text).Concat(ConnectionStrings.Find(text)).OrderBy(credential => credential.Span.Start).ToList();
        if (found.Count == 0 && name is not null && NamedValues.Find(text, name) is { } named)
        {
            found.Add(named);
        }

        return found;
    }

    /// <summary>Whether a name says that what it names is secret: <c>db_password</c>, <c>clientSecret</c>, <c>API_TOKEN</c>.</summary>
    /// <param name="name">The name.</param>
    public static bool IsSecretName(string name) => NamedValues.IsSecret(name);

    private static IEnumerable<DetectedCredential> Shapes(string text)
    {
        foreach (var shape in CredentialShapes.All)
        {
            for (var at = text.IndexOf(shape.Anchor, StringComparison.Ordinal); at >= 0; at = text.IndexOf(shape.Anchor, at + 1, StringComparison.Ordinal))
            {
                var start = at - shape.LeadLength;
                if (start >= 0 && IsApart(text, start, shape) && shape.MatchAt(text, start) is { } match && IsReal(match))
                {
                    yield return new(shape.Kind, new TextSpan(match.Index, match.Length), CredentialEvidence.Shape);
                }
            }
        }
    }

    // What is joined to something before it is a part of that: fake-ghp_…, a longer base64 text.
    private static bool IsApart(string text, int start, CredentialShape shape) =>
        start == 0
        || shape.Anchor is "-----BEGIN " or "hooks.slack.com/" or "T3BlbkFJ"
        || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '+' or '/');

    private static bool IsReal(Match match)
    {
        var random = match.Groups["r"].Value;
        return Randomness.IsPlausible(random)
            && !Placeholders.HasMarker(random)
            && (!match.Groups["h"].Success || JsonWebTokens.IsReal(match.Groups["h"].Value, match.Groups["p"].Value));
    }
}
