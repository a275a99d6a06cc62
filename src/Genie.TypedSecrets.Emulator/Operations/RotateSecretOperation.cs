using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Rotation;
using Genie.TypedSecrets.Emulator.Scheduling;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>
/// Implements <c>RotateSecret</c>: configures rotation and starts one. With <c>RotateImmediately</c> false it only runs the function's test step, on a version that has the
/// current value and is removed afterwards.
/// </summary>
internal static class RotateSecretOperation
{
    internal const string Name = "RotateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        ThrowIfExternal(call.Fields);
        var token = call.Fields.Text("ClientRequestToken") ?? throw SecretsManagerError.InvalidParameter(OperationCall.MissingToken);
        var lambdaArn = call.Fields.Text("RotationLambdaARN");
        var rules = call.Fields.Structure("RotationRules") is { } fields
            ? RotationRules.Create(fields.Number("AutomaticallyAfterDays"), fields.Text("Duration"), fields.Text("ScheduleExpression"))
            : null;
        var secret = call.Edit(call.Fields.SecretId());
        if (string.IsNullOrEmpty(lambdaArn) && secret.Rotation.LambdaArn is null)
        {
            throw SecretsManagerError.InvalidRequest("No Lambda rotation function ARN is associated with this secret.");
        }

        call.Permissions.RequireFunction(string.IsNullOrEmpty(lambdaArn) ? secret.Rotation.LambdaArn! : lambdaArn);
        ThrowIfRunning(secret, token);
        Configure(call, secret, lambdaArn, rules);
        var response = JsonShapes.Identity(secret);
        if (call.Fields.Flag("RotateImmediately") ?? true)
        {
            // Without a value, which the function's first step stores.
            AddPending(call, secret, token, content: null);
            call.Rotation = new RotationStart(secret.Region, secret.Name, token, IsTest: false);
            response["VersionId"] = token;
        }
        else if (call.CanInvoke(secret.Rotation.LambdaArn!) && secret.Versions.FindByStage(VersionStage.Current)?.Content is { } content)
        {
            AddPending(call, secret, token, content.Copy());
            call.Rotation = new RotationStart(secret.Region, secret.Name, token, IsTest: true);
        }

        call.Save(secret);
        return response;
    }

    private static void ThrowIfExternal(RequestFields fields)
    {
        if (fields.Structures("ExternalSecretRotationMetadata") is not null || fields.Text("ExternalSecretRotationRoleArn") is not null)
        {
            throw SecretsManagerError.InvalidParameter("The emulator doesn't support the rotation of managed external secrets.");
        }
    }

    private static void ThrowIfRunning(EmulatedSecret secret, string token)
    {
        if (secret.Versions.FindByStage(VersionStage.Pending) is { } pending && pending.Id != token && !pending.Stages.Contains(VersionStage.Current))
        {
            throw SecretsManagerError.InvalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
        }
    }

    private static void AddPending(OperationCall call, EmulatedSecret secret, string token, SecretContent? content)
    {
        var pending = secret.Versions.FindById(token) ?? secret.Versions.Add(token, call.Now, secret.KmsKeyId ?? EmulatedSecret.DefaultKmsKeyId);
        pending.Content ??= content;
        secret.Versions.MoveStage(VersionStage.Pending, pending);
    }

    private static void Configure(OperationCall call, EmulatedSecret secret, string? lambdaArn, RotationRules? rules)
    {
        var rotation = secret.Rotation;
        rotation.IsEnabled = true;
        rotation.ConfiguredAt = call.Now;
        rotation.LambdaArn = string.IsNullOrEmpty(lambdaArn) ? rotation.LambdaArn : lambdaArn;
        rotation.Rules = rules ?? rotation.Rules;
        secret.LastChangedAt = call.Now;
    }
}
