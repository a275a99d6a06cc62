using Genie.TypedSecrets.Schema.Credentials.Issuers;
using Genie.TypedSecrets.Schema.Credentials.Matching;
using Genie.TypedSecrets.Schema.Credentials.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Finds texts that look like a real credential: the shape of an issuer, a connection string with a password, or a random value that is
/// assigned to something named like a secret. Placeholders, published samples and marked fakes are not reported. Precision and recall are
/// measured by its tests and documented in <c>docs/analyzers.md</c>.
/// </summary>
/// <remarks>Thread-safe. Results do not contain any part of the text.</remarks>
public static class CredentialDetector
{
    private const int Shortest = 8;
    private const int ShortestShape = 16;

    private static readonly Lazy<(KeywordAutomaton Automaton, IReadOnlyList<(CredentialFormat Format, int Length)> Formats)> s_formats = new(Build);
    private static readonly Lazy<(KeywordAutomaton Automaton, IReadOnlyList<CredentialFormat> Formats)> s_named = new(BuildNamed);

    /// <summary>Finds credentials in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name that the text is assigned to: a variable, a property, a key. Null if it is not known.</param>
    /// <returns>The credentials, in the order of the text.</returns>
    public static IReadOnlyList<DetectedCredential> Find(string text, string? name = null) => Find(text, new CredentialContext(name));

    /// <summary>Finds credentials in a text that is written at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">The place.</param>
    /// <returns>The credentials, in the order of the text.</returns>
    public static IReadOnlyList<DetectedCredential> Find(string text, CredentialContext context)
    {
        if (text.Length < Shortest || CredentialNames.SaysFake(context.Name))
        {
            return [];
        }

        var found = FindShapes(text);
        if (found.Count == 0)
        {
            Add(found, ConnectionStrings.Find(text));
            Add(found, text.IndexOf("://", StringComparison.Ordinal) > 0 ? Addresses.Find(text) : []);
        }

        if (found.Count == 0 && context.IsName)
        {
            return found;
        }

        if (found.Count == 0 && OfIssuer(text, context) is { } issued)
        {
            found.Add(issued);
        }

        if (found.Count == 0 && NamedValues.Find(text, context) is { } named)
        {
            found.Add(named);
        }

        if (found.Count == 0 && text.Length >= ShortestShape && !PublicSamples.Contains(text))
        {
            Add(found, EmbeddedPairs.Find(text));
        }

        if (found.Count == 0 && text.Length > ShortestShape)
        {
            Add(found, PrefixedTokens.Find(text));
        }

        return found;
    }

    /// <summary>Determines whether a text can be a credential depending on its context, so that looking for the context is worth the time.</summary>
    /// <param name="text">The text.</param>
    public static bool DependsOnContext(string text) => NamedValues.MayBeSecret(text.Trim());

    /// <summary>Determines whether a text looks random or like a password, so that following its uses is worth the time.</summary>
    /// <param name="text">The text.</param>
    public static bool LooksSecret(string text) => NamedValues.LooksSecret(text.Trim());

    /// <summary>Determines whether a name says that its value is secret: <c>db_password</c>, <c>clientSecret</c>, <c>API_TOKEN</c>.</summary>
    /// <param name="name">The name.</param>
    public static bool IsSecretName(string name) => CredentialNames.Classify(name) is NameStrength.Secret or NameStrength.Password;

    private static List<DetectedCredential> FindShapes(string text)
    {
        var found = new List<DetectedCredential>();
        if (text.Length >= ShortestShape)
        {
            var (automaton, formats) = s_formats.Value;
            List<(int Format, int Start)>? hits = null;
            automaton.Visit(text, (format, start) => (hits ??= []).Add((format, start)));
            foreach (var (index, start) in hits?.OrderBy(hit => hit.Format) ?? Enumerable.Empty<(int Format, int Start)>())
            {
                var (format, length) = formats[index];
                if (Match(text, format, start, length) is { } credential && !found.Exists(other => Overlap(other.Span, credential.Span)))
                {
                    found.Add(credential);
                }
            }

            found.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        }

        return found;
    }

    private static DetectedCredential? Match(string text, CredentialFormat format, int anchor, int length)
    {
        if (format.Pattern.Match(text, anchor, length) is not { } match
            || (!format.StartsAnywhere && IsGlued(text, match.Start, length)))
        {
            return null;
        }

        if (format.Content is { } read)
        {
            if (read(text, match) is not { } whole)
            {
                return null;
            }

            match = whole;
        }

        var own = text.Substring(match.Start, match.End - match.Start);
        if (!Randomness.IsPlausible(match.Random) || Placeholders.HasMarker(match.Random) || PublicSamples.Contains(own) || (format.IsAmbiguous && (Randomness.IsWordy(match.Random) || (format.Pattern.IsWide && Randomness.IsHexadecimal(match.Random)))))
        {
            return null;
        }

        var isValid = format.Checksum?.Invoke(match.Random);
        var isProven = isValid ?? match.IsProven ?? format.IsUnmistakable(length);
        return new(
            format.Kind,
            new TextSpan(match.Start, match.End - match.Start),
            CredentialEvidence.Shape,
            isProven ? CredentialCertainty.Proven : CredentialCertainty.Likely,
            isValid switch { true => "valid checksum", false => "shape, but the checksum is wrong", _ => $"shape of {format.Issuer}" });
    }

    // A match that is directly joined to other characters is a part of another text: fake-ghp_…, a longer base64 text.
    private static bool IsGlued(string text, int start, int anchorLength)
    {
        if (start == 0)
        {
            return false;
        }

        var before = text[start - 1];
        return char.IsLetterOrDigit(before) || before is '_' or '-'
            || (before is '+' or '/' && anchorLength < 5 && start > 1 && char.IsLetterOrDigit(text[start - 2]));
    }

    // A value without a recognizable format, under the name of its issuer.
    private static DetectedCredential? OfIssuer(string text, CredentialContext context)
    {
        var value = text.Trim();
        if (context.Name is null || !NamedValues.MayBeSecret(value) || !(context.TakesSecrets || CredentialNames.Classify(context.Name) != NameStrength.None))
        {
            return null;
        }

        var (automaton, formats) = s_named.Value;
        DetectedCredential? found = null;
        automaton.Visit(Letters(context.Name + " " + context.Receiver), (index, _) =>
        {
            if (found is null && Whole(formats[index], value) is { } match && Randomness.IsPlausible(match.Random) && !Placeholders.HasMarker(value) && !PublicSamples.Contains(value) && !Randomness.IsWordy(value))
            {
                var span = new TextSpan(text.IndexOf(value, StringComparison.Ordinal), value.Length);
                found = new(formats[index].Kind, span, CredentialEvidence.Shape, CredentialCertainty.Likely, $"shape and name of {formats[index].Issuer}");
            }
        });
        return found;
    }

    private static FormatMatch? Whole(CredentialFormat format, string value)
    {
        var anchor = format.Pattern.Anchors.FirstOrDefault(known => value.Contains(known));
        var at = anchor is null ? 0 : value.IndexOf(anchor, StringComparison.Ordinal);
        return (anchor is not null || format.Pattern.Anchors.Count == 0) && format.Pattern.Match(value, at, anchor?.Length ?? 0) is { } match && match.Start == 0 && match.End == value.Length ? match : null;
    }

    private static void Add(List<DetectedCredential> found, IEnumerable<DetectedCredential> more)
    {
        foreach (var credential in more)
        {
            if (!found.Exists(other => Overlap(other.Span, credential.Span)))
            {
                found.Add(credential);
            }
        }
    }

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;

    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c == ' ')).ToLowerInvariant();

    private static (KeywordAutomaton Automaton, IReadOnlyList<(CredentialFormat Format, int Length)> Formats) Build()
    {
        var anchors = CredentialFormats.All
            .Where(format => format.Context.Count == 0)
            .SelectMany(format => format.Pattern.Anchors, (format, anchor) => (Format: format, Anchor: anchor))
            .ToList();
        return (new([.. anchors.Select(pair => pair.Anchor)]), [.. anchors.Select(pair => (pair.Format, pair.Anchor.Length))]);
    }

    private static (KeywordAutomaton Automaton, IReadOnlyList<CredentialFormat> Formats) BuildNamed()
    {
        var words = CredentialFormats.Named.SelectMany(format => format.Context, (format, word) => (Format: format, Word: word)).ToList();
        return (new([.. words.Select(pair => pair.Word)]), [.. words.Select(pair => pair.Format)]);
    }
}
