using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>DeleteSecret</c>: at the end of a recovery window, or at once where it is forced.</summary>
internal static class DeleteSecretOperation
{
    internal const string Name = "DeleteSecret";

    private const int DefaultWindow = 30;
    private const int MinWindow = 7;

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var days = call.Fields.Number("RecoveryWindowInDays", int.MinValue, int.MaxValue);
        var isForced = call.Fields.Flag("ForceDeleteWithoutRecovery") ?? false;
        call.Fields.ThrowIfInvalid();
        if (days is not null && isForced)
        {
            throw SecretsManagerError.InvalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (days is < MinWindow or > DefaultWindow)
        {
            throw SecretsManagerError.InvalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        return isForced ? DeleteNow(call, secretId) : Schedule(call, secretId, TimeSpan.FromDays(days ?? DefaultWindow));
    }

    private static JsonObject Schedule(OperationCall call, string secretId, TimeSpan window)
    {
        var secret = call.FindActive(secretId);
        secret.DeletionAt = call.Secrets.Now + window;
        call.MarkChanged(secret);
        return Response(secret.Arn, secret.Name, secret.DeletionAt.Value);
    }

    // Forced, it succeeds also where there is nothing to delete.
    private static JsonObject DeleteNow(OperationCall call, string secretId)
    {
        var secret = call.Secrets.TryFind(secretId);
        call.Permissions.Require(Name, secretId, secret);
        if (secret is null)
        {
            return Response(call.Secrets.ArnOfUnknown(secretId), secretId, call.Secrets.Now);
        }

        call.Secrets.Remove(secret);
        call.MarkChanged(secret);
        return Response(secret.Arn, secret.Name, call.Secrets.Now);
    }

    private static JsonObject Response(string arn, string name, DateTimeOffset at) =>
        new() { ["ARN"] = arn, ["Name"] = name, ["DeletionDate"] = JsonShapes.Timestamp(at) };
}
