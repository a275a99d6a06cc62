using System.Net;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Classifies the agent's error responses. Errors of Secrets Manager, which the agent passes through with their error code, are classified by <see cref="AwsErrors"/>.</summary>
/// <remarks>The responses are those of github.com/aws/aws-workload-credentials-provider.</remarks>
internal static class AgentErrors
{
    internal const string StoreName = "aws-agent";

    // The agent's own error codes for failed calls to Secrets Manager.
    private static readonly string[] s_transientCodes = ["TimeoutError", "ConnectionError", "InternalFailure"];

    /// <summary>Translates a response whose status is not success.</summary>
    /// <param name="response">The response.</param>
    /// <param name="request">The request.</param>
    /// <param name="roleArn">The role that the agent was asked to assume, or null.</param>
    /// <param name="isTokenRejectionTransient">Whether a rejected token is expected to be replaced, because the agent restarts.</param>
    internal static SecretsException Classify(AgentResponse response, SecretRequest request, string? roleArn, bool isTokenRejectionTransient) => (response.Status, response.Code) switch
    {
        _ when response.IsTokenRejected => Unavailable(
            request,
            "The agent rejects the token. Set AWS_TOKEN to the token the agent was started with, or to file:// followed by the path of its file.",
            isTokenRejectionTransient),
        (HttpStatusCode.TooManyRequests, _) => Unavailable(request, "The agent has reached its connection limit. Raise max_conn in its configuration.", isTransient: true),
        (_, "MaxRolesExceeded") => Unavailable(request, "The agent has assumed its maximum number of roles. Raise max_roles in its configuration, and restart it.", isTransient: false),
        (_, "AccessDeniedException") when roleArn is not null && response.Says("role") && !response.Says("secretsmanager:") => Unavailable(
            request, $"The agent cannot assume the role {roleArn}. The trust policy of the role and the policies of the agent's identity must allow sts:AssumeRole.", isTransient: false),
        (_, null) => OwnError(response, request),
        _ when (int)response.Status >= 500 || Array.IndexOf(s_transientCodes, response.Code) >= 0 => Unavailable(request, "The agent cannot reach Secrets Manager.", isTransient: true),
        var (_, code) => AwsErrors.Classify(code, response.Message, AwsCall.ThroughAgent(request)),
    };

    internal static SecretStoreUnavailableException Unavailable(SecretRequest request, string problem, bool isTransient) =>
        new(StoreName, problem, request.Name, isTransient);

    private static SecretStoreUnavailableException OwnError(AgentResponse response, SecretRequest request) => response.Status switch
    {
        HttpStatusCode.NotFound => Unavailable(
            request, $"The process that listens at the agent's address is not a Secrets Manager agent. Check {AwsAgentSecretStoreOptions.EndpointVariable}.", isTransient: false),

        // The Lambda extension returns this while its execution environment starts.
        HttpStatusCode.BadRequest when response.Says("not ready") => Unavailable(request, "The Lambda extension is not ready yet.", isTransient: true),
        HttpStatusCode.BadRequest when response.Says("roleArn") => Unavailable(
            request, $"The agent does not accept the role. Update the agent, or remove {AwsAgentSecretStoreOptions.RoleArnVariable} and the option {nameof(AwsAgentSecretStoreOptions.RoleArn)}.", isTransient: false),
        _ => Unavailable(request, $"The agent returned HTTP {(int)response.Status}.", isTransient: (int)response.Status >= 500),
    };
}
