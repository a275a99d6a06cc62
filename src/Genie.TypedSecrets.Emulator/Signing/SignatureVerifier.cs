using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Emulator.Model;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Signing;

/// <summary>
/// Verifies AWS Signature Version 4, with the errors AWS sends. Dates are compared with <paramref name="clock"/>, which is the clock the clients have and
/// not the one a test moves.
/// </summary>
internal sealed class SignatureVerifier(AccessKeyRing keys, string region, TimeProvider clock)
{
    private const string Service = "secretsmanager";
    private const string AwsPrefix = "x-amz-";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int DayLength = 8;

    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The key a request was signed with.</summary>
    /// <exception cref="SecretsManagerError">The request is not signed, or not as it should be.</exception>
    internal AccessKey Verify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var header = SignatureHeader.Parse(request.Headers.Authorization);
        var key = keys.Find(header.AccessKeyId)
            ?? throw new SecretsManagerError("UnrecognizedClientException", "The security token included in the request is invalid.");
        ThrowIfForElsewhere(header);
        if (!header.SignedHeaders.Contains("host", StringComparer.Ordinal))
        {
            throw Unsigned("'Host' or ':authority'");
        }

        var date = request.Headers["X-Amz-Date"].ToString();
        ThrowIfNotNow(date, header.Date);
        ThrowIfUnsigned(request.Headers, header);
        if (!IsSigned(header, date, CanonicalRequest.Of(request, header.SignedHeaders, body), key.Secret))
        {
            throw Invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                + "Consult the service documentation for details.");
        }

        return key;
    }

    private static bool IsSigned(SignatureHeader header, string date, string canonicalRequest, string secret)
    {
        var toSign = $"{SignatureHeader.Algorithm}\n{date}\n{header.Scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var step in new[] { header.Date, header.Region, header.Service, SignatureHeader.Terminator })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        }

        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(header.Signature));
    }

    // Whoever passes a request on must not be able to add what the service acts on: a session's token, another operation.
    private static void ThrowIfUnsigned(IHeaderDictionary headers, SignatureHeader header)
    {
        var unsigned = headers.Keys.FirstOrDefault(name =>
            name.StartsWith(AwsPrefix, StringComparison.OrdinalIgnoreCase) && !header.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unsigned is not null)
        {
            throw Unsigned($"'{unsigned}'");
        }
    }

    private void ThrowIfForElsewhere(SignatureHeader header)
    {
        if (header.Region != region)
        {
            throw Invalid($"Credential should be scoped to a valid region. The emulator's is {region}.");
        }

        if (header.Service != Service)
        {
            throw Invalid($"Credential should be scoped to correct service: '{Service}'.");
        }
    }

    private void ThrowIfNotNow(string date, string scopeDate)
    {
        if (!DateTimeOffset.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            throw new SecretsManagerError("IncompleteSignatureException", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        if (scopeDate != date[..DayLength])
        {
            throw Invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }

        var now = clock.GetUtcNow();
        if (at < now - s_tolerance)
        {
            throw Invalid($"Signature expired: {date} is now earlier than {Format(now - s_tolerance)} ({Format(now)} - 5 min.)");
        }

        if (at > now + s_tolerance)
        {
            throw Invalid($"Signature not yet current: {date} is still later than {Format(now + s_tolerance)} ({Format(now)} + 5 min.)");
        }
    }

    private static string Format(DateTimeOffset at) => at.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static SecretsManagerError Unsigned(string what) => Invalid($"{what} must be a 'SignedHeader' in the AWS Authorization.");

    private static SecretsManagerError Invalid(string message) => new("InvalidSignatureException", message);
}
