using System.Collections.Concurrent;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Tests every fault in every operation: the exception, the number of attempts, and that no text contains a value.</summary>
public sealed class ClientFaultTests
{
    private const int Attempts = 2;

    public static TheoryData<string> Faults => new(Fault.All.Select(fault => fault.Name));

    [Fact]
    public void All_Operations_AreCalled() => ClientCall.All.Keys.Select(name => name + "Async").ShouldBe(
        typeof(IAmazonSecretsManager).GetMethods().Select(method => method.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Call_EveryOperationWithTheFault_ThrowsTheMatchingExceptionWithinItsAttempts(string name)
    {
        var fault = Fault.All.Single(f => f.Name == name);
        await using ScriptedEndpoint endpoint = new((_, stream, token) => fault.Respond(stream, token));
        using var client = Clients.Create(endpoint.Uri, fault.IsSlow ? TimeSpan.FromMilliseconds(100) : null, Attempts);
        ConcurrentDictionary<string, SecretsException> errors = new();

        await Task.WhenAll(ClientCall.All.Select(async call =>
            errors[call.Key] = await FailAsync(call.Key, () => call.Value(client, TestContext.Current.CancellationToken))));

        foreach (var (operation, error) in errors)
        {
            error.ShouldBeOfType(fault.Error, operation);
            error.IsTransient.ShouldBe(fault.IsTransient, operation);
            error.Message.ShouldContain(fault.ExpectedText);
            error.ToString().ShouldNotContain(Fault.Canary);
            error.InnerException.ShouldBeNull();
            endpoint.Requests.Count(request => request.Operation == operation).ShouldBe(fault.IsRetried ? Attempts : 1, operation);
        }
    }

    private static async Task<SecretsException> FailAsync(string operation, Func<Task> call)
    {
        try
        {
            await call();
            throw new InvalidOperationException($"{operation} did not fail.");
        }
        catch (Exception e) when (e is not InvalidOperationException { InnerException: null })
        {
            var classified = AwsErrors.Classify(e, new(AwsErrors.StoreName, operation, new SecretRequest("genie-dev/api-keys"), Clients.Region, "aws"));
            return classified is AwsOutageException outage ? outage.Error : (SecretsException)classified;
        }
    }
}
