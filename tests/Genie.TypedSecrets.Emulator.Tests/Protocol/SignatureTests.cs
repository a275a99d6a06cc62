using System.Net;
using System.Text;
using Genie.TypedSecrets.Emulator.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Emulator.Tests.Protocol;

public sealed class SignatureTests : EmulatorTest
{
    private const string Id = EmulatorOptions.DefaultAccessKeyId;
    private const string Secret = EmulatorOptions.DefaultSecretAccessKey;

    [Fact]
    public async Task Call_WrongSecret_IsRejectedAsByAWS() =>
        (await FailAsync(new Signer(Id, "another"), "InvalidSignatureException")).ShouldBe(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.");

    [Fact]
    public async Task Call_UnknownKey_IsRejected() =>
        (await FailAsync(new Signer("unknown", Secret), "UnrecognizedClientException")).ShouldBe("The security token included in the request is invalid.");

    [Fact]
    public async Task Call_Unsigned_IsRejected() => (await FailAsync(signer: null, "MissingAuthenticationTokenException")).ShouldBe("Missing Authentication Token");

    [Fact]
    public async Task Call_InvalidRegionOrOtherService_IsRejected()
    {
        (await FailAsync(new Signer(Id, Secret, region: "Europe"), "InvalidSignatureException")).ShouldContain("valid region");
        (await FailAsync(new Signer(Id, Secret, service: "kms"), "InvalidSignatureException")).ShouldContain("correct service: 'secretsmanager'");
    }

    [Theory]
    [InlineData(-6, "Signature expired: ")]
    [InlineData(6, "Signature not yet current: ")]
    public async Task Call_AtAnotherTime_IsRejected(int minutes, string expected)
    {
        var signer = new Signer(Id, Secret) { Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)) };

        (await FailAsync(signer, "InvalidSignatureException")).ShouldStartWith(expected);
    }

    [Fact]
    public async Task Call_AfterTheEmulatorClockAdvanced_Succeeds()
    {
        Clock.Advance(TimeSpan.FromDays(400));

        (await Client.CallAsync("ListSecrets", "{}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(11)]
    public async Task Call_ScopeDateOfAnotherLength_IsRejected(int length) =>
        (await FailAsync(new Signer(Id, Secret) { ScopeDateLength = length }, "InvalidSignatureException")).ShouldStartWith("Date in Credential scope does not match");

    [Theory]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("x-amz-content-sha256")]
    public async Task Call_UnsignedAmzHeader_IsRejected(string name)
    {
        using var request = Client.Request("ListSecrets", "{}");
        request.Headers.Add(name, "x");

        using var response = await Client.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe(
            $$"""{"__type":"InvalidSignatureException","message":"'{{name}}' must be a 'SignedHeader' in the AWS Authorization."}""");
    }

    [Fact]
    public async Task Call_UnsignedOtherHeader_Succeeds()
    {
        using var request = Client.Request("ListSecrets", "{}");
        request.Headers.Add("X-Amzn-Trace-Id", "x");

        using var response = await Client.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_BodyChangedAfterSigning_IsRejected()
    {
        using var request = Client.Request("ListSecrets", "{}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"MaxResults":1}"""));

        using var response = await Client.Http.SendAsync(request, Ct);

        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("InvalidSignatureException");
    }

    [Theory]
    [InlineData("Basic abc", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/secretsmanager/aws4_request", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=00", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=genie-emulator/20260101/us-east-1/secretsmanager/aws4_request, SignedHeaders=x, Signature=00", "InvalidSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=genie-emulator/20260101/us-east-1/secretsmanager/aws4_request, SignedHeaders=host, Signature=00", "IncompleteSignatureException")]
    public async Task Call_IncompleteAuthorizationHeader_IsRejected(string header, string code)
    {
        using var unsigned = new WireClient(Emulator.Endpoint, signer: null);
        using var request = unsigned.Request("ListSecrets", "{}");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await unsigned.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain(code);
    }

    [Fact]
    public async Task Call_RemovedKey_IsRejected()
    {
        Emulator.AccessKeys.Set("second", "fake-second");
        using var second = new WireClient(Emulator.Endpoint, new Signer("second", "fake-second"));
        (await second.CallAsync("ListSecrets", "{}")).IsSuccess.ShouldBeTrue();

        Emulator.AccessKeys.Remove("second").ShouldBeTrue();

        (await second.CallAsync("ListSecrets", "{}")).ErrorCode.ShouldBe("UnrecognizedClientException");
    }

    private async Task<string> FailAsync(Signer? signer, string code)
    {
        using var client = new WireClient(Emulator.Endpoint, signer);
        return await client.FailAsync("ListSecrets", "{}", code);
    }
}
