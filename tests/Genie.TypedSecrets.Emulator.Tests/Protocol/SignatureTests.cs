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
    public async Task Call_WrongSecret_IsRefusedAsAWSDoes() =>
        (await FailAsync(new Signer(Id, "another"), "InvalidSignatureException")).ShouldBe(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.");

    [Fact]
    public async Task Call_UnknownKey_IsRefused() =>
        (await FailAsync(new Signer("nobody", Secret), "UnrecognizedClientException")).ShouldBe("The security token included in the request is invalid.");

    [Fact]
    public async Task Call_Unsigned_IsRefused() => (await FailAsync(signer: null, "MissingAuthenticationTokenException")).ShouldBe("Missing Authentication Token");

    [Fact]
    public async Task Call_ForAnotherRegionOrService_IsRefused()
    {
        (await FailAsync(new Signer(Id, Secret, region: "eu-west-1"), "InvalidSignatureException")).ShouldContain("valid region");
        (await FailAsync(new Signer(Id, Secret, service: "kms"), "InvalidSignatureException")).ShouldContain("correct service: 'secretsmanager'");
    }

    [Theory]
    [InlineData(-6, "Signature expired: ")]
    [InlineData(6, "Signature not yet current: ")]
    public async Task Call_AtAnotherTime_IsRefused(int minutes, string expected)
    {
        var signer = new Signer(Id, Secret) { Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)) };

        (await FailAsync(signer, "InvalidSignatureException")).ShouldStartWith(expected);
    }

    [Fact]
    public async Task Call_AfterTheEmulatorsClockMoved_IsStillInTime()
    {
        Clock.Advance(TimeSpan.FromDays(400));

        (await Client.CallAsync("ListSecrets", "{}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(11)]
    public async Task Call_ScopedToMoreOrLessThanADay_IsRefused(int length) =>
        (await FailAsync(new Signer(Id, Secret) { ScopeDateLength = length }, "InvalidSignatureException")).ShouldStartWith("Date in Credential scope does not match");

    [Theory]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("x-amz-content-sha256")]
    public async Task Call_HeaderOfAWSAddedOnTheWay_IsRefused(string name)
    {
        using var request = Client.Request("ListSecrets", "{}");
        request.Headers.Add(name, "x");

        using var response = await Client.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldBe(
            $$"""{"__type":"InvalidSignatureException","message":"\u0027{{name}}\u0027 must be a \u0027SignedHeader\u0027 in the AWS Authorization."}""");
    }

    [Fact]
    public async Task Call_OtherHeaderAddedOnTheWay_IsAnswered()
    {
        using var request = Client.Request("ListSecrets", "{}");
        request.Headers.Add("X-Amzn-Trace-Id", "x");

        using var response = await Client.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_BodyChangedOnTheWay_IsRefused()
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
    public async Task Call_HeaderThatIsIncomplete_IsRefused(string header, string code)
    {
        using var unsigned = new WireClient(Emulator.Endpoint, signer: null);
        using var request = unsigned.Request("ListSecrets", "{}");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await unsigned.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain(code);
    }

    [Fact]
    public async Task Call_KeyThatWasRemoved_IsRefusedFromThenOn()
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
