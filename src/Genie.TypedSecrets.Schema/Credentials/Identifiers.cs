using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Recognizes values that name something: types, settings, algorithms, and keys that their issuers call publishable.</summary>
internal static class Identifiers
{
    // Dots and capitals say already that a text is a name; of random texts, none has both and digits only beside words.
    private const double LeastInDottedWords = 0.45;
    private const int MostNumbersInAName = 2;
    private const double LeastInAlgorithms = 0.7;
    private const int LeastHumps = 3;
    private const double LeastLengthOfHumps = 3.5;
    private const int GuidLength = 36;

    // Words that drawn letters practically never contain.
    private static readonly string[] s_subjects = ["secret", "password", "client", "credential", "apikey", "api_key", "api-key", "accesstoken", "access_token", "access-token", "authtoken", "auth_token"];

    private static readonly string[] s_publishable = ["pk_live_", "pk_test_", "phc_", "sb_publishable_", "pub_", "pubkey_", "publishable_", "site_"];

    private static readonly string[] s_algorithms =
    [
        "encryption", "padding", "ripemd", "keccak", "pbkdf", "ecdsa", "eddsa", "ecies", "curve", "shake", "blake", "argon", "gost", "hmac", "cmac", "gmac", "pkcs", "oaep", "with", "none", "mgf", "sha", "md2", "md4", "md5", "rsa", "dsa", "aes", "des",
        "ede", "ecb", "cbc", "ctr", "cfb", "ofb", "gcm", "ccm", "ocb", "pss", "pbe", "kdf", "wrap", "plain", "ecdh", "sm2", "sm3", "sm4", "and", "rc2", "rc4", "pad", "bit", "in", "dh", "ec",
    ];

    /// <summary>Determines whether a value is a key that is meant to be published.</summary>
    internal static bool IsPublic(string value) => Array.Exists(s_publishable, start => value.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Determines whether a value is the name of a type, a setting or an algorithm.</summary>
    internal static bool IsName(string value) => IsDotted(value) || IsSubject(value) || IsHumps(value) || IsAlgorithm(value) || IsComposite(value);

    // Company.Security.TokenProvider2, Settings.PaymentBIP21, stats.usePub45StatGain: names with dots between them.
    private static bool IsDotted(string value) =>
        value.IndexOf('.') > 0
        && value.Split('.').All(part => part.Length > 0 && char.IsLetter(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '`'))
        && Numbers(value) <= MostNumbersInAName
        && Randomness.IsWordy(value, LeastInDottedWords);

    // gitLabDevClientSecret: letters only, and it says what it is about.
    private static bool IsSubject(string value) =>
        !value.Any(char.IsDigit) && value.All(c => char.IsLetter(c) || c is '_' or '-' or '.' or ':')
        && Array.Exists(s_subjects, subject => value.IndexOf(subject, StringComparison.OrdinalIgnoreCase) >= 0);

    // MS_AzureFunctionsHttpRequest: letters only, in long humps. Letters of both cases that are drawn have humps of two letters on average.
    private static bool IsHumps(string value)
    {
        if (value.Any(c => !char.IsLetter(c) && c is not ('_' or '-' or '.' or ':' or '/')) || !value.Any(char.IsLower))
        {
            return false;
        }

        var words = KeyNames.Words(value);
        return words.Count >= LeastHumps && words.Sum(word => word.Length) >= words.Count * LeastLengthOfHumps;
    }

    // accesstoken-<GUID>-<GUID>-login.example.net: what remains without the GUIDs is not random.
    private static bool IsComposite(string value)
    {
        var rest = value;
        for (var at = 0; at + GuidLength <= rest.Length;)
        {
            if (rest[at + 8] == '-' && Guid.TryParseExact(rest.Substring(at, GuidLength), "D", out _))
            {
                rest = rest.Remove(at, GuidLength);
            }
            else
            {
                at++;
            }
        }

        return rest.Length < value.Length && rest.Length > 0 && !NamedValues.IsRandom(rest);
    }

    // SHA256WITHRSAANDMGF1, RSA/ECB/OAEPWithSHA1AndMGF1Padding
    private static bool IsAlgorithm(string value)
    {
        var (covered, letters) = (0, 0);
        for (var at = 0; at < value.Length;)
        {
            var known = Array.Find(s_algorithms, name => string.Compare(value, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0);
            var length = known?.Length ?? 1;
            covered += known?.Length ?? 0;
            letters += known?.Length ?? (char.IsLetter(value[at]) ? 1 : 0);
            at += length;
        }

        return covered >= 6 && covered >= letters * LeastInAlgorithms;
    }

    private static int Numbers(string value) => Enumerable.Range(0, value.Length).Count(at => char.IsDigit(value[at]) && (at + 1 == value.Length || !char.IsDigit(value[at + 1])));
}
