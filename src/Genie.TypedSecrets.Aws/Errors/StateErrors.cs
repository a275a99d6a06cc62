namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Classifies <c>InvalidRequestException</c>: the request does not match the state of the secret. Only the message tells the causes apart.</summary>
internal static class StateErrors
{
    internal static SecretStoreUnavailableException Classify(ServiceError e, AwsCall call)
    {
        var describe = $"aws secretsmanager describe-secret {call.RegionOption}--secret-id {call.SecretName ?? "…"}";
        if (e.Says("replica"))
        {
            return AwsErrors.Unavailable(
                call,
                $"The secret is a replica, and {call.Operation} must be called in its primary region, which this command shows: {describe} --query PrimaryRegion. "
                + $"Name that region first in {AwsSecretStoreOptions.RegionsVariable}.",
                isTransient: false);
        }

        if (e.Says("managed by") || e.Says("owned by") || e.Says("owning service"))
        {
            return AwsErrors.Unavailable(
                call, $"Another AWS service manages the secret and must change it. This command shows the service: {describe} --query OwningService.", isTransient: false);
        }

        if (e.Says("rotation function"))
        {
            return AwsErrors.Unavailable(
                call, $"No rotation is configured for the secret, so {call.Operation} was rejected. Configure one, or store a new value. This command shows the configuration: {describe}.", isTransient: false);
        }

        return e.Says("rotation") && (e.Says("isn't complete") || e.Says("not complete") || e.Says("in progress"))
            ? AwsErrors.Unavailable(call, "A rotation of the secret is not complete yet. Secrets Manager repeats it.", isTransient: true)
            : AwsErrors.Unavailable(
                call, $"Secrets Manager rejected {call.Operation} with {e.Description}: the secret is in a state that does not allow it. This command shows the state: {describe}.", isTransient: false);
    }
}
