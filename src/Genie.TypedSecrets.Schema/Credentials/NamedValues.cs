using Genie.TypedSecrets.Schema.Credentials.Naming;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Finds values without a shape of their own, by the name that they are assigned to.</summary>
internal static class NamedValues
{
    private const int ShortestRandom = 16;
    private const int ShortestRandomForPublicName = 20;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 64;
    private const int LongestRandom = 4096;

    // Of drawn texts of this length, one in a thousand has no letter or digit twice.
    private const int ShortestAlphabet = 30;

    // With letters of both cases.
    private const int LongestAlphabet = 58;

    // Of a text of 16 random characters, even if they are hexadecimal digits.
    private const double LeastEntropy = 3.0;

    private static readonly char[] s_separators = ['-', '_', '.', ':', '/', '+', '=', '~', '&'];

    /// <summary>Determines whether a text could be a secret, so that finding out its name is worth the time.</summary>
    internal static bool MayBeSecret(string text)
    {
        if (text.Length is < ShortestPassword or > LongestRandom)
        {
            return false;
        }

        var (letters, others) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c > 126)
            {
                return false;
            }

            letters += char.IsLetter(c) ? 1 : 0;
            others += char.IsLetter(c) ? 0 : 1;
        }

        return letters > 0 && (others > 0 || letters >= ShortestRandom);
    }

    internal static DetectedCredential? Find(string text, CredentialContext context)
    {
        var value = text.Trim();
        var strength = context.TakesSecrets ? NameStrength.Password : CredentialNames.Classify(context.Name);
        if (strength == NameStrength.None || !MayBeSecret(value) || IsHarmless(value, context.Name))
        {
            return null;
        }

        var place = context.Name is not { } name ? "for a parameter that takes secrets" : context.TakesSecrets ? $"passed to '{name}'" : $"named '{name}'";
        var span = new TextSpan(text.IndexOf(value, StringComparison.Ordinal), value.Length);
        if (strength == NameStrength.Weak ? IsRandom(value, ShortestRandomForPublicName) && value.Any(char.IsDigit) && !((CredentialNames.SaysHash(context.Name) || IsCompactGuid(value)) && Randomness.IsHexadecimal(value)) : IsRandom(value))
        {
            return new($"a random value {place}", span, CredentialEvidence.Name, CredentialCertainty.Likely, $"{Randomness.Entropy(value):0.0} bits of entropy per character");
        }

        return strength == NameStrength.Password && IsPassword(value)
            ? new($"a password {place}", span, CredentialEvidence.Name, CredentialCertainty.Likely, "letters, digits and other characters")
            : null;
    }

    /// <summary>Determines whether a value looks drawn or like a password, whatever its name is.</summary>
    internal static bool LooksSecret(string value) => MayBeSecret(value) && (IsRandom(value) || IsPassword(value)) && !IsHarmless(value, null);

    /// <summary>Determines whether a value looks as if a machine had drawn it.</summary>
    internal static bool IsRandom(string value, int shortest = ShortestRandom)
    {
        if (value.Length < shortest || !value.All(IsTokenCharacter) || !Randomness.IsPlausible(value))
        {
            return false;
        }

        var hasDigit = value.Any(char.IsDigit);
        if (Randomness.IsHexadecimal(value))
        {
            return hasDigit && value.Any(char.IsLetter);
        }

        return Randomness.Entropy(value) >= LeastEntropy && !Randomness.IsWordy(value) && !IsWords(value);
    }

    // What a person types: characters of several kinds, and not words alone.
    private static bool IsPassword(string value)
    {
        var kinds = (value.Any(char.IsLower) ? 1 : 0) + (value.Any(char.IsUpper) ? 1 : 0) + (value.Any(char.IsDigit) ? 1 : 0) + (value.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        return value.Length <= LongestPassword
            && value.Any(char.IsDigit)
            && (kinds >= 3 || (kinds == 2 && value.Length >= 12 && value.Any(char.IsLetter) && value.IndexOfAny(s_separators) < 0))
            && !Placeholders.IsPassword(value)
            && value.IndexOf("password", StringComparison.OrdinalIgnoreCase) < 0
            && !IsIdentifier(value);
    }

    private static bool IsHarmless(string value, string? name) =>
        Placeholders.HasHole(value) || Placeholders.HasMarker(value) || Placeholders.IsReferenceOrCiphertext(value) || PublicSamples.Contains(value)
        || IsEncodedPlaceholder(value) || Identifiers.IsPublic(value) || Identifiers.IsName(value) || (IsGuid(value) && !(IsRandomGuid(value) && CredentialNames.IsCredential(name))) || IsPlace(value) || IsAlphabet(value) || RepeatsName(value, name) || Placeholders.IsPassword(value);

    // github-token-v2, Authentication:Token1, api/keys/2024: words of letters, with digits apart from them.
    private static bool IsWords(string value)
    {
        var words = value.Split(s_separators).Where(word => word.Length > 0).ToList();
        return words.Count > 1 && words.TrueForAll(word => word.All(char.IsDigit) || (word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').All(char.IsLetter) && word.Length <= 24 && HumpsAreRegular(word)));
    }

    // txtPassword2041, PasswordBox1, X-Api-Key-2, pm-27086-update-api
    private static bool IsIdentifier(string value) =>
        (!value.Any(char.IsUpper) && value.Split('-', '_', '.', ':').Length > 2 && IsWords(value))
        || value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':') && char.IsLetter(value[0]) && Randomness.IsWordy(value) && !value.Any(c => c is '!' or '@' or '#' or '$')
        && (value.IndexOfAny(['-', '_', '.', ':']) >= 0 ? IsWords(value) && value.Count(char.IsDigit) <= 1 : value.Count(char.IsUpper) > 1);

    private static bool HumpsAreRegular(string word) =>
        word.All(c => !char.IsUpper(c)) || word.All(c => !char.IsLower(c)) || word.Count(char.IsUpper) <= 1 + (word.Length / 4);

    // With its hyphens: 32 hexadecimal digits alone are an API key as often as an id.
    private static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out _) || Guid.TryParseExact(value, "B", out _) || Guid.TryParseExact(value, "P", out _);

    // Under a name that does not say credential, 32 hexadecimal digits with the version and the variant of a GUID are an id.
    private static bool IsCompactGuid(string value) => value.Length == 32 && value[12] is >= '1' and <= '5' && value[16] is '8' or '9' or 'a' or 'b' or 'A' or 'B';

    // ybndrfg8ejkmcpqxot1uwisza345h769: the digits of an encoding, each once.
    private static bool IsAlphabet(string value) => value.Length >= ShortestAlphabet && new HashSet<char>(value.Select(c => value.Length < LongestAlphabet ? char.ToLowerInvariant(c) : c)).Count == value.Length;

    // const string KeyAgreementKey2019 = "KeyAgreementKey2019"
    private static bool RepeatsName(string value, string? name) =>
        name is { Length: >= ShortestPassword } && KeyNames.Normalize(value) is var letters
        && (letters.Contains(KeyNames.Normalize(name)) || (letters.Length >= ShortestRandom && KeyNames.Normalize(name).Contains(letters)));

    // The base64 of CHANGE_ME_TO_A_RANDOM_KEY
    private static bool IsEncodedPlaceholder(string value) =>
        value.Length >= ShortestRandom && value.Length % 4 == 0 && value.All(c => char.IsLetterOrDigit(c) || c is '+' or '/' or '=')
        && JsonWebTokens.Decode(value) is { } text && text.All(c => c is >= ' ' and < (char)127) && Placeholders.HasMarker(text);

    // Of version 4, whose other digits are random. Those that people invent seldom are.
    private static bool IsRandomGuid(string value) => value.Length == 36 && value[14] == '4' && value[19] is '8' or '9' or 'a' or 'b' or 'A' or 'B' && Randomness.IsPlausible(value);

    // A path, a URL or an e-mail address.
    private static bool IsPlace(string value) =>
        value.IndexOf("://", StringComparison.Ordinal) > 0
        || value[0] is '/' or '~' && value.IndexOf('/', 1) > 0 && value.Split('/').All(part => part.Length < 16 || Randomness.IsWordy(part))
        || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal) || value.IndexOf(":\\", StringComparison.Ordinal) == 1
        || value.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".key", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".snk", StringComparison.OrdinalIgnoreCase)
        || (value.IndexOf('@') > 0 && value.LastIndexOf('.') > value.IndexOf('@') && value.All(c => char.IsLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '+'));

    private static bool IsTokenCharacter(char c) => c < 127 && c > ' ' && c is not ('"' or '\'' or '<' or '>' or '(' or ')' or ';' or ',' or '\\' or '`' or '{' or '}');
}
