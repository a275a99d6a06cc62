using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>
/// Represents a client of Secrets Manager. Credentials, signing, endpoints and retries come from AWSSDK.Core. The messages are defined here
/// with AWS's names, so that AWS's own client can replace this one.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class AmazonSecretsManagerClient : AmazonServiceClient, IAmazonSecretsManager
{
    /// <summary>Creates a client with the given credentials.</summary>
    internal AmazonSecretsManagerClient(AWSCredentials credentials, AmazonSecretsManagerConfig config)
        : base(credentials, config)
    {
    }

    // Responses must never be logged, whatever logging the process enables.
    protected override bool SupportResponseLogging => false;

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata();

    public Task<BatchGetSecretValueResponse> BatchGetSecretValueAsync(BatchGetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.BatchGetSecretValue, request, cancellationToken);

    public Task<CreateSecretResponse> CreateSecretAsync(CreateSecretRequest request, CancellationToken cancellationToken = default)
    {
        request.ClientRequestToken ??= NewToken();
        return SendAsync(Operations.CreateSecret, request, cancellationToken);
    }

    public Task<DeleteSecretResponse> DeleteSecretAsync(DeleteSecretRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.DeleteSecret, request, cancellationToken);

    public Task<DescribeSecretResponse> DescribeSecretAsync(DescribeSecretRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.DescribeSecret, request, cancellationToken);

    public Task<GetRandomPasswordResponse> GetRandomPasswordAsync(GetRandomPasswordRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.GetRandomPassword, request, cancellationToken);

    public Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.GetSecretValue, request, cancellationToken);

    public Task<ListSecretVersionIdsResponse> ListSecretVersionIdsAsync(ListSecretVersionIdsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.ListSecretVersionIds, request, cancellationToken);

    public Task<ListSecretsResponse> ListSecretsAsync(ListSecretsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.ListSecrets, request, cancellationToken);

    public Task<PutSecretValueResponse> PutSecretValueAsync(PutSecretValueRequest request, CancellationToken cancellationToken = default)
    {
        request.ClientRequestToken ??= NewToken();
        return SendAsync(Operations.PutSecretValue, request, cancellationToken);
    }

    public Task<RestoreSecretResponse> RestoreSecretAsync(RestoreSecretRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.RestoreSecret, request, cancellationToken);

    public Task<RotateSecretResponse> RotateSecretAsync(RotateSecretRequest request, CancellationToken cancellationToken = default)
    {
        request.ClientRequestToken ??= NewToken();
        return SendAsync(Operations.RotateSecret, request, cancellationToken);
    }

    public Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.TagResource, request, cancellationToken);

    public Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.UntagResource, request, cancellationToken);

    public Task<UpdateSecretResponse> UpdateSecretAsync(UpdateSecretRequest request, CancellationToken cancellationToken = default)
    {
        request.ClientRequestToken ??= NewToken();
        return SendAsync(Operations.UpdateSecret, request, cancellationToken);
    }

    public Task<UpdateSecretVersionStageResponse> UpdateSecretVersionStageAsync(UpdateSecretVersionStageRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(Operations.UpdateSecretVersionStage, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        var config = (AmazonSecretsManagerConfig)Config;
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new AuthHandler());
        pipeline.AddHandlerAfter<Unmarshaller>(new AttemptHandler(config.AttemptTimeout, config.TimeProvider));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            (Config.HttpClientFactory as IDisposable)?.Dispose();
        }
    }

    // All attempts of a call have the same token, so that a write whose response was lost is not repeated.
    private static string NewToken() => Guid.NewGuid().ToString();

    private async Task<TResponse> SendAsync<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonSecretsManagerRequest
        where TResponse : class
    {
        using JsonRequestMarshaller<TRequest, TResponse> marshaller = new(operation);
        InvokeOptions options = new()
        {
            RequestMarshaller = marshaller,
            ResponseUnmarshaller = new JsonResponseUnmarshaller<TResponse>(operation.Response),
        };
        var response = await InvokeAsync<JsonResponse<TResponse>>(request, options, cancellationToken).ConfigureAwait(false);
        return response.Message!;
    }

    private sealed class Metadata : IServiceMetadata
    {
        public string ServiceId => "Secrets Manager";

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }
}
