using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Creates the exceptions for secrets and versions that do not exist.</summary>
internal static class NotFoundErrors
{
    /// <summary>Creates the exception for <c>ResourceNotFoundException</c>.</summary>
    internal static SecretNotFoundException NotFound(ServiceError e, AwsCall call)
    {
        // "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT."
        if (call.Request is { } request && e.Says("secret value"))
        {
            return MissingVersion(request, call);
        }

        return call.Arn is { } arn
            ? MissingArn(arn, call)
            : new(call.SecretName ?? "*", call.Store, $"Create it: {CreateCommands(call.SecretName ?? "*", call)}.{call.RegionSentence}");
    }

    /// <summary>Creates the exception for a secret that is scheduled for deletion.</summary>
    internal static SecretNotFoundException Deleted(AwsCall call) => SecretNotFoundException.Because(
        call.SecretName ?? "*",
        call.Store,
        "is scheduled for deletion",
        $"Restore it: aws secretsmanager restore-secret {call.RegionOption}--secret-id {CommandArgument.Quote(call.SecretName)}.{call.RegionSentence}");

    private static SecretNotFoundException MissingVersion(SecretRequest request, AwsCall call)
    {
        var isCurrent = request.VersionId is null && request.VersionStage == SecretRequest.CurrentStage;
        var problem = isCurrent
            ? $"has no value yet: no version has the staging label {SecretRequest.CurrentStage}"
            : $"has no version with the {(request.VersionId is null ? $"staging label '{request.VersionStage}'" : $"id '{request.VersionId}'")}";
        var remedy = isCurrent
            ? $"Set one: {PutCommands(call)}."
            : $"The version in use has the label {SecretRequest.CurrentStage}. List all versions: aws secretsmanager list-secret-version-ids {call.RegionOption}--secret-id {request.Name}.";
        return SecretNotFoundException.Because(request.Name, call.Store, problem, remedy + call.RegionSentence);
    }

    // A secret cannot be created with a given ARN, so there is no command for it.
    private static SecretNotFoundException MissingArn(SecretArn arn, AwsCall call) => new(
        arn.ToString(),
        call.Store,
        $"Check the ARN: aws secretsmanager describe-secret {call.RegionOption}--secret-id {arn}.{call.RegionSentence}");

    private static string CreateCommands(string name, AwsCall call) =>
        $"genie-secrets put {CommandArgument.Quote(name)} --file value.json --store aws, "
        + $"or aws secretsmanager create-secret {call.RegionOption}--name {name} --secret-string file://value.json";

    private static string PutCommands(AwsCall call)
    {
        var put = $"aws secretsmanager put-secret-value {call.RegionOption}--secret-id {CommandArgument.Quote(call.SecretName)} --secret-string file://value.json";
        return call.Arn is null ? $"genie-secrets put {CommandArgument.Quote(call.SecretName)} --file value.json --store aws, or {put}" : put;
    }
}
