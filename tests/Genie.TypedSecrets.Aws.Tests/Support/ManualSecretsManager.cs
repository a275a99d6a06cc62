using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Represents a region whose responses a test determines for each call.</summary>
#pragma warning disable CA1852 // DispatchProxy derives a type from it at run time.
internal class ManualSecretsManager : DispatchProxy
#pragma warning restore CA1852
{
    private readonly ConcurrentQueue<object> _calls = new();

    /// <summary>Gets or sets the function that returns the response to a request or throws.</summary>
    internal Func<AmazonSecretsManagerRequest, object> Respond { get; set; } = static request => throw new NotSupportedException(request.GetType().Name);

    internal IReadOnlyList<object> Calls => [.. _calls];

    internal static (ManualSecretsManager Script, RegionalClient Client) Create(string region)
    {
        var client = Create<IAmazonSecretsManager, ManualSecretsManager>();
        return ((ManualSecretsManager)client, new(region, "aws", client));
    }

    /// <summary>Creates a response whose version id identifies its source.</summary>
    internal static GetSecretValueResponse Value(string id, string version) =>
        new() { Name = id, VersionId = version, SecretString = SecretBytes.CopyOf("\"fake-value\""u8) };

    internal static AmazonServiceException Error(string code, int status = 400, string message = "service message") => new(message, ErrorType.Unknown, code, "fake-request-id", (HttpStatusCode)status);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is not [AmazonSecretsManagerRequest request, ..])
        {
            return null;
        }

        _calls.Enqueue(request);
        try
        {
            return request switch
            {
                GetSecretValueRequest => Task.FromResult((GetSecretValueResponse)Respond(request)),
                BatchGetSecretValueRequest => Task.FromResult((BatchGetSecretValueResponse)Respond(request)),
                ListSecretsRequest => Task.FromResult((ListSecretsResponse)Respond(request)),
                PutSecretValueRequest => Task.FromResult((PutSecretValueResponse)Respond(request)),
                DescribeSecretRequest => Task.FromResult((DescribeSecretResponse)Respond(request)),
                _ => throw new NotSupportedException(targetMethod?.Name),
            };
        }
        catch (Exception e) when (e is not NotSupportedException)
        {
            return request switch
            {
                GetSecretValueRequest => Task.FromException<GetSecretValueResponse>(e),
                BatchGetSecretValueRequest => Task.FromException<BatchGetSecretValueResponse>(e),
                ListSecretsRequest => Task.FromException<ListSecretsResponse>(e),
                PutSecretValueRequest => Task.FromException<PutSecretValueResponse>(e),
                _ => Task.FromException<DescribeSecretResponse>(e),
            };
        }
    }
}
