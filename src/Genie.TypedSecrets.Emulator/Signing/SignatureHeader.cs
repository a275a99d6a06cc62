using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Signing;

/// <summary>Represents an <c>Authorization</c> header of AWS Signature Version 4.</summary>
internal sealed record SignatureHeader(string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string Terminator = "aws4_request";

    /// <summary>Gets the credential scope: date, region, service.</summary>
    internal string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Parses a header.</summary>
    /// <exception cref="SecretsManagerError">The header is missing or incomplete.</exception>
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

        // The access key's id may contain slashes; the other elements don't.
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

    /// <summary>Gets the region of a header that isn't verified; null if the header is missing or invalid.</summary>
    internal static string? RegionOf(string? authorization)
    {
        try
        {
            return Parse(authorization).Region is var region && RegionName.IsValid(region) ? region : null;
        }
        catch (SecretsManagerError)
        {
            return null;
        }
    }

    private static string Required(Dictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) ?? throw Incomplete($"Authorization header requires '{name}' parameter.");

    private static SecretsManagerError Incomplete(string message) => new("IncompleteSignatureException", message);
}
