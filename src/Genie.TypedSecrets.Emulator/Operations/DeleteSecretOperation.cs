using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>DeleteSecret</c>: at the end of a recovery window, or immediately.</summary>
internal static class DeleteSecretOperation
{
    internal const string Name = "DeleteSecret";

    private const int DefaultWindow = 30;
    private const int MinWindow = 7;

    internal static JsonObject Execute(OperationCall call)
    {
        var days = call.Fields.Number("RecoveryWindowInDays");
        var isForced = call.Fields.Flag("ForceDeleteWithoutRecovery") ?? false;
        if (days is not null && isForced)
        {
            throw SecretsManagerError.InvalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (days is < MinWindow or > DefaultWindow)
        {
            throw SecretsManagerError.InvalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        return isForced ? DeleteNow(call, call.Fields.SecretId()) : Schedule(call, TimeSpan.FromDays(days ?? DefaultWindow));
    }

    private static JsonObject Schedule(OperationCall call, TimeSpan window)
    {
        var secret = call.Edit(call.Fields.SecretId());
        ThrowIfReplicated(secret);
        secret.DeletionAt = call.Now + window;
        call.Save(secret);
        return Response(secret.Arn, secret.Name, secret.DeletionAt.Value);
    }

    // A forced deletion succeeds even if the secret does not exist.
    private static JsonObject DeleteNow(OperationCall call, string secretId)
    {
        var secret = call.Secrets.Find(secretId);
        call.Permissions.Require(Name, secretId, secret);
        if (secret is null)
        {
            return Response(call.Secrets.ArnOfUnknown(secretId), secretId, call.Now);
        }

        if (secret.IsReplica)
        {
            throw SecretsManagerError.NotPermittedOnReplica();
        }

        ThrowIfReplicated(secret);
        call.Remove(secret);
        return Response(secret.Arn, secret.Name, call.Now);
    }

    private static void ThrowIfReplicated(EmulatedSecret secret)
    {
        if (secret.Replicas.Count > 0)
        {
            throw SecretsManagerError.InvalidParameter(
                $"You can't delete secret {secret.Arn} that still has replica regions [{string.Join(", ", secret.Replicas.Select(static replica => replica.Region))}]");
        }
    }

    private static JsonObject Response(string arn, string name, DateTimeOffset at) =>
        new() { ["ARN"] = arn, ["Name"] = name, ["DeletionDate"] = JsonShapes.Timestamp(at) };
}
