using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Signs requests with AWS Signature Version 4. It is written from the specification, independent of the emulator's verifier.</summary>
internal sealed class Signer(string accessKeyId, string secretAccessKey, string region = "us-east-1", string service = "secretsmanager")
{
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets the length of the date in the scope. The correct one is 8, for <c>yyyyMMdd</c>.</summary>
    internal int ScopeDateLength { get; init; } = 8;

    internal void Sign(HttpRequestMessage request, Uri endpoint, string body)
    {
        var date = Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var target = request.Headers.GetValues("X-Amz-Target").Single();
        var canonical = $"POST\n/\n\nhost:{endpoint.Authority}\nx-amz-date:{date}\nx-amz-target:{target}\n\nhost;x-amz-date;x-amz-target\n{Hash(body)}";
        var scopeDate = date[..ScopeDateLength];
        var scope = $"{scopeDate}/{region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hash(canonical)}";
        var key = new[] { scopeDate, region, service, "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), static (key, step) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.Add("X-Amz-Date", date);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders=host;x-amz-date;x-amz-target, Signature={signature}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
