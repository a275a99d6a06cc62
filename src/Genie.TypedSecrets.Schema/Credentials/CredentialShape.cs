using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>How one issuer builds its credentials.</summary>
internal sealed class CredentialShape
{
    // A guard against a text made to be slow. The expressions have no nested repetition, so it is never reached in practice.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);

    private readonly Lazy<Regex> _expression;

    /// <summary>Describes a shape.</summary>
    /// <param name="kind">What it is, with its article.</param>
    /// <param name="anchor">A literal that every such credential has. Looking for it is cheap, and spares nearly all texts the expression.</param>
    /// <param name="rest">What follows the anchor, its random part in the group <c>r</c>.</param>
    /// <param name="lead">What stands before the anchor.</param>
    /// <param name="leadLength">How many characters that is.</param>
    internal CredentialShape(string kind, string anchor, string rest, string lead = "", int leadLength = 0)
    {
        (Kind, Anchor, LeadLength) = (kind, anchor, leadLength);
        _expression = new(() => new Regex(
            $@"\G{lead}{Regex.Escape(anchor)}{rest}",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            s_timeout));
    }

    internal string Kind { get; }

    internal string Anchor { get; }

    internal int LeadLength { get; }

    /// <summary>The match that begins exactly there; null where there is none.</summary>
    internal Match? MatchAt(string text, int start)
    {
        try
        {
            var match = _expression.Value.Match(text, start);
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            // The exception holds the text: it must not get out.
            return null;
        }
    }
}
