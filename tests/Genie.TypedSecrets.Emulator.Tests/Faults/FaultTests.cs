using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Faults;

public sealed class FaultTests : EmulatorTest
{
    public static TheoryData<string, HttpStatusCode, string> ErrorFaults => new()
    {
        { nameof(Fault.Throttle), HttpStatusCode.BadRequest, "ThrottlingException" },
        { nameof(Fault.ServerError), HttpStatusCode.InternalServerError, "InternalServiceError" },
        { nameof(Fault.Unavailable), HttpStatusCode.ServiceUnavailable, "ServiceUnavailable" },
        { nameof(Fault.AccessDenied), HttpStatusCode.BadRequest, "AccessDeniedException" },
        { nameof(Fault.KmsAccessDenied), HttpStatusCode.BadRequest, "AccessDeniedException" },
        { nameof(Fault.DecryptionFailure), HttpStatusCode.BadRequest, "DecryptionFailure" },
    };

    [Theory]
    [MemberData(nameof(ErrorFaults))]
    public async Task Inject_Error_IsReturnedTheGivenNumberOfTimes(string fault, HttpStatusCode status, string code)
    {
        Emulator.Put("s", "v");
        using var injected = Emulator.Faults.Inject(FaultOf(fault), operation: "GetSecretValue", times: 2);

        for (var i = 0; i < 2; i++)
        {
            var response = await Client.CallAsync("GetSecretValue", """{"SecretId":"s"}""");
            response.Status.ShouldBe(status);
            response.ErrorCode.ShouldBe(code);
        }

        (await GetAsync("s")).GetProperty("SecretString").GetString().ShouldBe("v");
        injected.Hits.ShouldBe(2);
        Emulator.Requests.Of("GetSecretValue").Select(request => request.Faults.Count).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public async Task Inject_ForOperationAndSecret_AppliesToNothingElse()
    {
        Emulator.Put("genie-dev/a", "v");
        Emulator.Put("genie-prod/a", "v");
        Emulator.Faults.Inject(Fault.Throttle, operation: "GetSecretValue", secret: "genie-prod/*");

        await GetAsync("genie-dev/a");
        await Client.OkAsync("DescribeSecret", """{"SecretId":"genie-prod/a"}""");
        await Client.FailAsync("GetSecretValue", """{"SecretId":"genie-prod/a"}""", "ThrottlingException");
        var arn = (await Client.OkAsync("DescribeSecret", """{"SecretId":"genie-prod/a"}""")).GetProperty("ARN");
        await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"{{arn}}"}""", "ThrottlingException");

        Emulator.Faults.Clear();
        await GetAsync("genie-prod/a");
    }

    [Fact]
    public async Task Inject_ErrorForOneSecretOfABatch_AppliesToThatOnly()
    {
        Emulator.Put("a", "v");
        Emulator.Put("b", "v");
        Emulator.Faults.Inject(Fault.KmsAccessDenied, operation: "GetSecretValue", secret: "b");

        var json = await Client.OkAsync("BatchGetSecretValue", """{"SecretIdList":["a","b"]}""");

        json.GetProperty("SecretValues").GetArrayLength().ShouldBe(1);
        json.GetProperty("Errors").ToString().ShouldBe("""[{"SecretId":"b","ErrorCode":"AccessDeniedException","Message":"Access to KMS is not allowed"}]""");
        Emulator.Requests.Of("BatchGetSecretValue").Single().Faults.ShouldBe(["kms-access-denied"]);
        Emulator.Faults.Inject(Fault.Throttle, operation: "BatchGetSecretValue");
        await Client.FailAsync("BatchGetSecretValue", """{"SecretIdList":["a","b"]}""", "ThrottlingException");
    }

    [Fact]
    public async Task Inject_DroppedConnection_HasNoResponseAndNoEffect()
    {
        Emulator.Put("s", "v");
        using (Emulator.Faults.Inject(Fault.DropConnection))
        {
            await Should.ThrowAsync<HttpRequestException>(() => Client.CallAsync("DeleteSecret", """{"SecretId":"s"}"""));
        }

        await GetAsync("s");
        Emulator.Requests.Of("DeleteSecret").Single().Status.ShouldBeNull();
    }

    [Fact]
    public async Task Inject_TruncatedBody_BreaksAfterTheOperation()
    {
        Emulator.Put("s", "v");
        using (Emulator.Faults.Inject(Fault.TruncateBody))
        {
            await Should.ThrowAsync<HttpRequestException>(() => Client.CallAsync("DeleteSecret", """{"SecretId":"s"}"""));
        }

        await Client.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "InvalidRequestException");
    }

    [Fact]
    public async Task Inject_Hang_HoldsTheRequestUntilRemoved()
    {
        Emulator.Put("s", "v");
        var hang = Emulator.Faults.Inject(Fault.Hang);
        var call = Client.CallAsync("GetSecretValue", """{"SecretId":"s"}""");
        await Until(() => hang.Hits == 1);
        call.IsCompleted.ShouldBeFalse();

        hang.Dispose();

        (await call).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Inject_Hang_EndsWithTheEmulator()
    {
        var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        using var client = new WireClient(emulator.Endpoint, new Signer(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey));
        var hang = emulator.Faults.Inject(Fault.Hang);
        var call = client.CallAsync("ListSecrets", "{}");
        await Until(() => hang.Hits == 1);

        await emulator.DisposeAsync();

        await Task.WhenAny(call);
        call.IsCompleted.ShouldBeTrue();
        (await Record.ExceptionAsync(() => client.CallAsync("ListSecrets", "{}"))).ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task Inject_Latency_IsMeasuredByTheClock()
    {
        Emulator.Put("s", "v");
        var late = Emulator.Faults.Inject(Fault.Latency(TimeSpan.FromMinutes(3)));
        var call = Client.CallAsync("GetSecretValue", """{"SecretId":"s"}""");
        await Until(() => late.Hits == 1);

        while (!call.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        (await call).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Inject_LatencyAndError_ApplyBoth()
    {
        using var late = Emulator.Faults.Inject(Fault.Latency(TimeSpan.Zero));
        using var error = Emulator.Faults.Inject(Fault.Custom("InvalidRequestException", "made up", HttpStatusCode.Conflict), times: 1);

        var response = await Client.CallAsync("ListSecrets", "{}");

        response.Status.ShouldBe(HttpStatusCode.Conflict);
        response.Message.ShouldBe("made up");
        late.Hits.ShouldBe(1);
    }

    private static Fault FaultOf(string name) => (Fault)typeof(Fault).GetProperty(name)!.GetValue(obj: null)!;

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
