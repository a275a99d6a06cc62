using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>CreateSecret</c>: creates a secret, usually with its first version.</summary>
internal static class CreateSecretOperation
{
    internal const string Name = "CreateSecret";

    internal static JsonObject Execute(OperationCall call)
    {
        var name = call.Fields.RequiredText("Name");
        SecretTypes.ThrowIfManaged(call.Fields.Text("Type"));
        var kmsKeyId = KmsKeys.Read(call.Fields.Text("KmsKeyId"));
        var tags = TagFields.Read(call.Fields);
        var version = call.ReadVersion();
        var existing = call.Secrets.FindByName(name);
        if (existing is not null)
        {
            call.Permissions.Require(Name, name, existing);
            if (!existing.IsDeleted && version is { } repeated && existing.Versions.FindById(repeated.Token) is not null)
            {
                return Repeat(existing, repeated.Token, repeated.Content, call.Now);
            }
        }

        return Create(call, name, kmsKeyId, tags, version);
    }

    // The SDK repeats a request whose response was lost: it succeeds and does nothing. With another value the token is taken, which is reported before the name.
    private static JsonObject Repeat(EmulatedSecret existing, string token, SecretContent content, DateTimeOffset now)
    {
        existing.Clone().AddVersion(token, content, stages: null, now);
        return Response(existing, token);
    }

    private static JsonObject Create(
        OperationCall call, string name, string? kmsKeyId, IReadOnlyList<KeyValuePair<string, string>>? tags, (SecretContent Content, string Token)? version)
    {
        var secret = call.Secrets.Create(name, call.Now);
        secret.Description = call.Fields.Text("Description");
        secret.KmsKeyId = kmsKeyId;
        Authorize(call, secret, hasTags: tags is { Count: > 0 }, version?.Token);
        TagFields.Attach(secret, tags);
        if (version is { } first)
        {
            secret.AddVersion(first.Token, first.Content, stages: null, call.Now);
        }

        if (call.Fields.Structures("AddReplicaRegions") is { } regions)
        {
            ReplicaFields.AddAndSave(call, secret, regions);
        }
        else
        {
            call.Save(secret);
        }

        return Response(secret, version?.Token);
    }

    // Tags and replicas need the permissions of their own operations, too.
    private static void Authorize(OperationCall call, EmulatedSecret secret, bool hasTags, string? versionId)
    {
        call.Permissions.RequireForNew(Name, secret);
        if (hasTags)
        {
            call.Permissions.RequireForNew(TagResourceOperation.Name, secret);
        }

        if (call.Fields.Structures("AddReplicaRegions") is not null)
        {
            call.Permissions.RequireForNew(ReplicateSecretToRegionsOperation.Name, secret);
        }

        call.Permissions.RequireKey(secret, versionId, CheckedActions.GenerateDataKey, CheckedActions.Decrypt);
    }

    private static JsonObject Response(EmulatedSecret secret, string? versionId)
    {
        var response = JsonShapes.Identity(secret);
        JsonShapes.AddText(response, "VersionId", versionId);
        ReplicaFields.AddStatus(response, secret);
        return response;
    }
}
