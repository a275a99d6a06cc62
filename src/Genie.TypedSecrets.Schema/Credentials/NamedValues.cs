using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Values that no issuer marks, given away by what they are assigned to.</summary>
internal static class NamedValues
{
    private const int ShortestRandom = 16;
    private const int LongestRandom = 200;

    // Of a machine-made text of 16 characters, whatever its alphabet down to hexadecimal.
    private const double LeastEntropy = 3.0;

    private static readonly string[] s_secretEndings =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "sharedkey", "signingkey",
        "encryptionkey", "masterkey", "authkey", "accountkey", "credential", "credentials", "pat",
    ];

    private static readonly string[] s_awsNames = ["secretaccesskey", "awssecretkey", "awssecret", "secretkey"];

    /// <summary>Whether a name says that what it names is secret: <c>DB_PASSWORD</c>, <c>clientSecret</c>, but neither <c>PasswordHash</c> nor <c>TokenType</c>.</summary>
    internal static bool IsSecret(string name)
    {
        var letters = Letters(name);
        return s_secretEndings.Any(ending => letters.EndsWith(ending, StringComparison.Ordinal) && (ending != "pat" || IsWord(name, "pat")));
    }

    internal static DetectedCredential? Find(string text, string name)
    {
        var value = text.Trim();
        if (value.Length is < ShortestRandom or > LongestRandom || !IsSecret(name) || !LooksDrawn(value))
        {
            return null;
        }

        var span = new TextSpan(text.IndexOf(value, StringComparison.Ordinal), value.Length);
        var letters = Letters(name);
        return value.Length == 40 && value.All(IsBase64) && s_awsNames.Any(aws => letters.EndsWith(aws, StringComparison.Ordinal))
            ? new("an AWS secret access key", span, CredentialEvidence.Shape)
            : new($"a random value named '{name}'", span, CredentialEvidence.Name);
    }

    private static bool LooksDrawn(string value) =>
        value.All(IsTokenCharacter)
        && value.Any(char.IsDigit) && value.Any(char.IsLetter)
        && !Placeholders.HasHole(value) && !Placeholders.HasMarker(value)
        && !IsGuid(value) && !IsWords(value) && !IsName(value)
        && Randomness.IsPlausible(value) && Randomness.Entropy(value) >= LeastEntropy;

    // github-token-v2, Authentication:Token1, api/keys/2024: letters in words, digits apart from them.
    private static bool IsWords(string value)
    {
        var words = value.Split('-', '_', '.', ':', '/', '+', '=', '~', '&').Where(word => word.Length > 0).ToList();
        return words.Count > 1 && words.TrueForAll(word => word.All(char.IsDigit) || (word.TrimEnd("0123456789".ToCharArray()).All(char.IsLetter) && word.Length <= 24 && HumpsAreRegular(word)));
    }

    private static bool HumpsAreRegular(string word) =>
        word.All(c => !char.IsUpper(c)) || word.All(c => !char.IsLower(c)) || word.Count(char.IsUpper) <= 1 + (word.Length / 4);

    // Amazon's names of resources end in six random characters.
    private static bool IsName(string value) => value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith("urn:", StringComparison.Ordinal);

    // With its hyphens: 32 hexadecimal digits alone are an API key as often as an id.
    private static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out _) || Guid.TryParseExact(value, "B", out _);

    private static bool IsTokenCharacter(char c) => c < 127 && c > ' ' && c is not ('"' or '\'' or '<' or '>' or '{' or '}' or '(' or ')' or ';' or ',' or '\\' or '`' or '|');

    private static bool IsBase64(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/';

    private static bool IsWord(string name, string word) =>
        name.Split('-', '_', '.', ':').LastOrDefault()?.Equals(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
}
