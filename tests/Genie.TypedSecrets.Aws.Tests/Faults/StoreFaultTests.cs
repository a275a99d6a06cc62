using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Tests the same faults through the store, and the messages for them.</summary>
public sealed class StoreFaultTests
{
    private const string SecretName = "genie-dev/api-keys";

    public static TheoryData<string> Faults => new(Fault.All.Select(fault => fault.Name));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Get_EndpointHasTheFault_ThrowsTheMatchingException(string name)
    {
        var fault = Fault.All.Single(f => f.Name == name);
        await using ScriptedEndpoint endpoint = new((_, stream, token) => fault.Respond(stream, token));
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, fault.IsSlow ? TimeSpan.FromMilliseconds(100) : null, attempts: 1));

        var error = (SecretsException)await Should.ThrowAsync(async () => await store.GetAsync(new(SecretName), Ct), fault.Error);
        var results = await store.GetManyAsync([new(SecretName), new("genie-dev/database")], Ct);

        foreach (var actual in results.Select(result => result.Error.ShouldNotBeNull()).Prepend(error))
        {
            actual.ShouldBeOfType(fault.Error);
            actual.IsTransient.ShouldBe(fault.IsTransient);
            actual.Message.ShouldContain(fault.ExpectedText);
            actual.ToString().ShouldNotContain(Fault.Canary);
        }

        error.SecretName.ShouldBe(SecretName);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Put_EndpointHasTheFault_ThrowsTheMatchingException(string name)
    {
        var fault = Fault.All.Single(f => f.Name == name);
        await using ScriptedEndpoint endpoint = new((_, stream, token) => fault.Respond(stream, token));
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, fault.IsSlow ? TimeSpan.FromMilliseconds(100) : null, attempts: 1));

        var put = await Should.ThrowAsync<SecretsException>(async () => await store.PutAsync(SecretName, "\"fake-value\""u8.ToArray(), cancellationToken: Ct));
        var list = await Should.ThrowAsync<SecretsException>(async () => await store.ListAsync(Ct));

        $"{put}{list}".ShouldNotContain(Fault.Canary);
        $"{put}{list}".ShouldNotContain("fake-value");
        if (fault.Error != typeof(SecretNotFoundException))
        {
            put.ShouldBeOfType(fault.Error);
            (await Should.ThrowAsync<SecretsException>(async () => await store.DeleteAsync(SecretName, Ct))).ShouldBeOfType(fault.Error);
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Get_EndpointRedirects_IsNotFollowedAndIsTransient(int status)
    {
        await using ScriptedEndpoint elsewhere = new(200, """{"Name":"genie-dev/api-keys","VersionId":"v1","SecretString":"fake-value"}""");
        await using ScriptedEndpoint endpoint = new((_, stream, token) => stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Elsewhere\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n"), token).AsTask());
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 1));

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).IsTransient.ShouldBeTrue();

        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_CallerCancels_ThrowsOperationCanceledException()
    {
        TaskCompletionSource arrived = new();
        await using ScriptedEndpoint endpoint = new(async (_, _, token) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, TimeSpan.FromMinutes(5)));
        using CancellationTokenSource caller = new();

        var get = store.GetAsync(new(SecretName), caller.Token).AsTask();
        await arrived.Task.WaitAsync(Ct);
        await caller.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => get)).CancellationToken.ShouldBe(caller.Token);
        endpoint.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AccessDenied_NamesThePermissionAndTheArnPatternWithTheAccount()
    {
        const string Message = "User: arn:aws:sts::123456789012:assumed-role/job/i-1 is not authorized to perform: secretsmanager:GetSecretValue on resource: genie-dev/api-keys";
        var error = await DeniedAsync("AccessDeniedException", Message);

        error.Permission.ShouldBe("secretsmanager:GetSecretValue");
        error.Resource.ShouldBe("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-??????");
    }

    [Fact]
    public async Task Get_KmsDenied_LooksTheKeyUpAndNamesIt()
    {
        const string Key = "arn:aws:kms:us-east-1:123456789012:key/00000000-1111-2222-3333-444444444444";
        await using ScriptedEndpoint endpoint = new((request, stream, token) => stream.WriteAsync(
            request.Operation == "DescribeSecret"
                ? ScriptedEndpoint.Response(200, $$"""{"Name":"{{SecretName}}","KmsKeyId":"{{Key}}"}""")
                : ScriptedEndpoint.Response(400, """{"__type":"AccessDeniedException","Message":"Access to KMS is not allowed"}"""),
            token).AsTask());
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));

        var error = await Should.ThrowAsync<SecretAccessDeniedException>(async () => await store.GetAsync(new(SecretName), Ct));

        error.Permission.ShouldBe("kms:Decrypt");
        error.Resource.ShouldContain(Key);
    }

    [Fact]
    public async Task Get_KmsDeniedAndTheKeyCannotBeLookedUp_NamesTheCommandThatFindsIt()
    {
        var error = await DeniedAsync("AccessDeniedException", "Access to KMS is not allowed");

        error.Permission.ShouldBe("kms:Decrypt");
        error.Message.ShouldContain("aws secretsmanager describe-secret --region us-east-1 --secret-id genie-dev/api-keys --query KmsKeyId");
    }

    [Fact]
    public async Task Get_ConnectionRefused_NamesTheEndpointVariables()
    {
        Uri gone;
        await using (ScriptedEndpoint endpoint = new(200, "{}"))
        {
            gone = endpoint.Uri;
        }

        using AwsSecretStore store = new(Clients.Options(gone, attempts: 1));

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).Message.ShouldContain("refused the connection");
    }

    [Theory]
    [InlineData("""{"Name":"genie-dev/api-keys","VersionId":"v1"}""")]
    [InlineData("""{"Name":"genie-dev/api-keys","SecretString":"fake-value"}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"SecretBinary":"no base64!","VersionId":"v1"}""")]
    [InlineData("""{"SecretString":"\ud800","VersionId":"v1"}""")]
    public async Task Get_InvalidResponse_IsTransient(string body)
    {
        await using ScriptedEndpoint endpoint = new(200, body);
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 1));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct));

        error.IsTransient.ShouldBeTrue();
        error.ToString().ShouldNotContain("fake-value");
    }

    [Fact]
    public async Task Get_EndlessResponse_IsAborted()
    {
        await using ScriptedEndpoint endpoint = new(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
            var chunk = new byte[0x10000];
            while (true)
            {
                await stream.WriteAsync("10000\r\n"u8.ToArray(), token);
                await stream.WriteAsync(chunk, token);
                await stream.WriteAsync("\r\n"u8.ToArray(), token);
            }
        });
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 1));

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct));
    }

    private static async Task<SecretAccessDeniedException> DeniedAsync(string code, string message)
    {
        await using ScriptedEndpoint endpoint = new(400, $$"""{"__type":"{{code}}","Message":"{{message}}"}""");
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri));
        return await Should.ThrowAsync<SecretAccessDeniedException>(async () => await store.GetAsync(new(SecretName), Ct));
    }
}
