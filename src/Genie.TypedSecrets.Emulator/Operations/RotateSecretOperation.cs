using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>RotateSecret</c>: sets how a secret is rotated, and starts a rotation unless the request says not to.</summary>
internal static class RotateSecretOperation
{
    internal const string Name = "RotateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var token = call.Fields.Token();
        var lambdaArn = call.Fields.Text("RotationLambdaARN", maxLength: 2048, minLength: 0);
        var isImmediate = call.Fields.Flag("RotateImmediately") ?? true;
        var rules = RotationFields.Read(call.Fields.Structure("RotationRules"));
        call.Fields.ThrowIfInvalid();
        if (token is null)
        {
            throw SecretsManagerError.InvalidParameter(OperationCall.MissingToken);
        }

        var secret = call.FindActive(secretId);
        if (string.IsNullOrEmpty(lambdaArn) && secret.Rotation.LambdaArn is null)
        {
            throw SecretsManagerError.InvalidRequest("No Lambda rotation function ARN is associated with this secret.");
        }

        ThrowIfUnderWay(secret, token);
        Configure(call, secret, lambdaArn, rules);
        var response = JsonShapes.Identity(secret);
        if (isImmediate)
        {
            // Without a value: that is what the function's first step puts there.
            var pending = secret.Versions.FindById(token) ?? secret.Versions.Add(token, call.Secrets.Now, secret.KmsKeyId ?? EmulatedSecret.DefaultKmsKeyId);
            secret.Versions.MoveStage(VersionStage.Pending, pending);
            call.Rotation = (secret, token);
            response["VersionId"] = token;
        }

        call.MarkChanged(secret);
        return response;
    }

    private static void ThrowIfUnderWay(EmulatedSecret secret, string token)
    {
        if (secret.Versions.FindByStage(VersionStage.Pending) is { } pending && pending.Id != token && !pending.Stages.Contains(VersionStage.Current))
        {
            throw SecretsManagerError.InvalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
        }
    }

    private static void Configure(OperationCall call, EmulatedSecret secret, string? lambdaArn, RotationRules? rules)
    {
        var rotation = secret.Rotation;
        rotation.IsEnabled = true;
        rotation.ConfiguredAt = call.Secrets.Now;
        rotation.LambdaArn = string.IsNullOrEmpty(lambdaArn) ? rotation.LambdaArn : lambdaArn;
        if (rules is not null)
        {
            rotation.Rules = rules;
        }

        secret.LastChangedAt = call.Secrets.Now;
    }
}
