using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>UpdateSecretVersionStage</c>: attaches, moves or removes a staging label.</summary>
internal static class UpdateSecretVersionStageOperation
{
    internal const string Name = "UpdateSecretVersionStage";

    internal static JsonObject Execute(OperationCall call)
    {
        var stage = call.Fields.RequiredText("VersionStage");
        var from = call.Fields.Text("RemoveFromVersionId");
        var to = call.Fields.Text("MoveToVersionId");
        var secret = call.Edit(call.Fields.SecretId());
        var target = to is null ? null : secret.Versions.FindById(to) ?? throw SecretsManagerError.VersionNotFound(to);
        var holder = secret.Versions.FindByStage(stage);
        ThrowIfHeldElsewhere(stage, holder, from, target);
        if (target is not null)
        {
            NoteRotation(call, secret, stage, target);
            secret.Versions.MoveStage(stage, target);
        }
        else
        {
            Detach(secret, stage, holder, from);
        }

        secret.LastChangedAt = call.Now;
        call.Save(secret);
        return JsonShapes.Identity(secret);
    }

    // A caller that moves a label names the version that has it, so that of two callers at once one fails.
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

    // The last step of a rotation, by its function or by hand.
    private static void NoteRotation(OperationCall call, EmulatedSecret secret, string stage, EmulatedVersion target)
    {
        if (stage == VersionStage.Current && target.Stages.Contains(VersionStage.Pending) && secret.Rotation.IsEnabled == true)
        {
            secret.Rotation.LastRotatedAt = call.Now;
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

        // After a canceled rotation: a version without a value is useless without a label.
        if (holder is { Content: null, Stages.Count: 0 })
        {
            secret.Versions.Remove(holder);
        }
    }
}
