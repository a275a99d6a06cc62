using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>UpdateSecretVersionStage</c>: attaches a label to a version, moves it, or removes it.</summary>
internal static class UpdateSecretVersionStageOperation
{
    internal const string Name = "UpdateSecretVersionStage";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var stage = call.Fields.RequiredText("VersionStage", maxLength: 256);
        var from = call.Fields.Text("RemoveFromVersionId", maxLength: 64, minLength: 32);
        var to = call.Fields.Text("MoveToVersionId", maxLength: 64, minLength: 32);
        call.Fields.ThrowIfInvalid();
        var secret = call.FindActive(secretId);

        var target = to is null ? null : secret.Versions.FindById(to) ?? throw SecretsManagerError.VersionNotFound(to);
        var holder = secret.Versions.FindByStage(stage);
        ThrowIfHeldElsewhere(stage, holder, from, target);
        if (target is not null)
        {
            secret.Versions.MoveStage(stage, target);
        }
        else
        {
            Detach(secret, stage, holder, from);
        }

        secret.LastChangedAt = call.Secrets.Now;
        call.MarkChanged(secret);
        return JsonShapes.Identity(secret);
    }

    // Whoever moves a label says where from, so that of two who race for it one learns that it lost.
    private static void ThrowIfHeldElsewhere(string stage, EmulatedVersion? holder, string? from, EmulatedVersion? target)
    {
        if (from is null && target is not null && holder is not null && holder != target)
        {
            throw SecretsManagerError.InvalidParameter(
                $"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to version {holder.Id}, "
                + "so you must explicitly reference that version in RemoveFromVersionId.");
        }

        if (from is not null && from != holder?.Id)
        {
            throw SecretsManagerError.InvalidParameter(
                $"When you move staging label {stage}, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label {stage}.");
        }
    }

    private static void Detach(EmulatedSecret secret, string stage, EmulatedVersion? holder, string? from)
    {
        if (from is null)
        {
            throw SecretsManagerError.InvalidParameter("You must specify RemoveFromVersionId, MoveToVersionId, or both.");
        }

        if (stage == VersionStage.Current)
        {
            throw SecretsManagerError.InvalidParameter($"You can only move staging label {stage} to a different secret version. It can't be completely removed.");
        }

        holder!.Stages.Remove(stage);

        // What a cancelled rotation left behind: a version that never had a value is of no use without a label.
        if (holder is { Content: null, Stages.Count: 0 })
        {
            secret.Versions.Remove(holder);
        }
    }
}
