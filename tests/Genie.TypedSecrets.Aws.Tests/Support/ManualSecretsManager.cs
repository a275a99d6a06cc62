using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>A region whose answers a test decides call by call.</summary>
#pragma warning disable CA1852 // A proxy's type is derived from at run time.
internal class ManualSecretsManager : DispatchProxy
#pragma warning restore CA1852
{
    private readonly ConcurrentQueue<object> _calls = new();

    /// <summary>Answers a request with a response, or throws.</summary>
    internal Func<AmazonSecretsManagerRequest, object> Answer { get; set; } = static request => throw new NotSupportedException(request.GetType().Name);

    internal IReadOnlyList<object> Calls => [.. _calls];

    internal static (ManualSecretsManager Script, RegionalClient Client) Create(string region)
    {
        var client = Create<IAmazonSecretsManager, ManualSecretsManager>();
        return ((ManualSecretsManager)client, new(region, "aws", client));
    }

    /// <summary>A value whose version says where it came from.</summary>
    internal static GetSecretValueResponse Value(string id, string version) =>
        new() { Name = id, VersionId = version, SecretString = SecretBytes.CopyOf("\"fake-value\""u8) };

    internal static AmazonServiceException Error(string code, int status = 400, string message = "said") => new(message, ErrorType.Unknown, code, "fake-request-id", (HttpStatusCode)status);

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
                GetSecretValueRequest => Task.FromResult((GetSecretValueResponse)Answer(request)),
                BatchGetSecretValueRequest => Task.FromResult((BatchGetSecretValueResponse)Answer(request)),
                ListSecretsRequest => Task.FromResult((ListSecretsResponse)Answer(request)),
                PutSecretValueRequest => Task.FromResult((PutSecretValueResponse)Answer(request)),
                DescribeSecretRequest => Task.FromResult((DescribeSecretResponse)Answer(request)),
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
