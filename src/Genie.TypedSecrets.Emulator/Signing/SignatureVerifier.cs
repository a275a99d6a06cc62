using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Validation;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Signing;

/// <summary>
/// Verifies AWS Signature Version 4, with AWS's errors. Dates are compared with <paramref name="clock"/>: the clients' clock, not the one that a test
/// advances.
/// </summary>
internal sealed class SignatureVerifier(AccessKeyRing keys, TimeProvider clock)
{
    private const string Service = "secretsmanager";
    private const string AwsPrefix = "x-amz-";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int DayLength = 8;

    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Gets the access key that signed a request, and the region it is signed for.</summary>
    /// <exception cref="SecretsManagerError">The signature is missing or invalid.</exception>
    internal (AccessKey Key, string Region) Verify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var header = SignatureHeader.Parse(request.Headers.Authorization);
        var key = keys.Find(header.AccessKeyId)
            ?? throw SecretsManagerError.UnrecognizedClient();
        ThrowIfOutOfScope(header);
        if (!header.SignedHeaders.Contains("host", StringComparer.Ordinal))
        {
            throw Unsigned("'Host' or ':authority'");
        }

        var date = request.Headers["X-Amz-Date"].ToString();
        ThrowIfExpired(date, header.Date);
        ThrowIfUnsigned(request.Headers, header);
        if (!IsSigned(header, date, CanonicalRequest.Of(request, header.SignedHeaders, body), key.Secret))
        {
            throw Invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                + "Consult the service documentation for details.");
        }

        return (key, header.Region);
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

    // A party that forwards a request must not be able to add a header that the service acts on, such as a session token or another operation.
    private static void ThrowIfUnsigned(IHeaderDictionary headers, SignatureHeader header)
    {
        var unsigned = headers.Keys.FirstOrDefault(name =>
            name.StartsWith(AwsPrefix, StringComparison.OrdinalIgnoreCase) && !header.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unsigned is not null)
        {
            throw Unsigned($"'{unsigned}'");
        }
    }

    private static void ThrowIfOutOfScope(SignatureHeader header)
    {
        if (!RegionName.IsValid(header.Region))
        {
            throw Invalid("Credential should be scoped to a valid region.");
        }

        if (header.Service != Service)
        {
            throw Invalid($"Credential should be scoped to correct service: '{Service}'.");
        }
    }

    private void ThrowIfExpired(string date, string scopeDate)
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
