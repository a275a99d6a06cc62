using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Signing;

/// <summary>An <c>Authorization</c> header of AWS Signature Version 4, taken apart.</summary>
internal sealed record SignatureHeader(string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string Terminator = "aws4_request";

    /// <summary>What the key is derived for: date, region, service.</summary>
    internal string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Takes a header apart.</summary>
    /// <exception cref="SecretsManagerError">It is missing or incomplete.</exception>
    internal static SignatureHeader Parse(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            throw new SecretsManagerError("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (!authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            throw Incomplete($"Unsupported AWS 'algorithm': the emulator verifies {Algorithm}.");
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in authorization[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters[part[..equals]] = part[(equals + 1)..];
            }
        }

        // The access key's id may have slashes; what comes after it has not.
        var credential = Required(parameters, "Credential").Split('/');
        if (credential.Length < 5 || credential[^1] != Terminator)
        {
            throw Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        }

        return new SignatureHeader(
            string.Join('/', credential[..^4]),
            credential[^4],
            credential[^3],
            credential[^2],
            Required(parameters, "SignedHeaders").Split(';'),
            Required(parameters, "Signature"));
    }

    private static string Required(Dictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) ?? throw Incomplete($"Authorization header requires '{name}' parameter.");

    private static SecretsManagerError Incomplete(string message) => new("IncompleteSignatureException", message);
}
