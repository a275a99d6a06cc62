using System.Buffers;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>CreateSecret</c>: a new secret, mostly with its first version.</summary>
internal static class CreateSecretOperation
{
    internal const string Name = "CreateSecret";

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/_+=.@!");

    internal static JsonObject Execute(OperationCall call)
    {
        var name = call.Fields.RequiredText("Name", maxLength: 512);
        var description = call.Fields.Text("Description", maxLength: 2048, minLength: 0);
        var kmsKeyId = call.Fields.Text("KmsKeyId", maxLength: 2048, minLength: 0);
        var tags = TagFields.Read(call.Fields);
        var replicas = call.Fields.Structures("AddReplicaRegions", minCount: 1, int.MaxValue);
        var version = call.ReadVersion();
        ThrowIfInvalidName(name);
        if (replicas is not null)
        {
            throw SecretsManagerError.InvalidParameter("The emulator has one region: it does not replicate secrets.");
        }

        var existing = call.Secrets.TryFind(name);
        call.Permissions.Require(Name, name, existing);
        var secret = IsRepeated(existing, version) ? existing! : Create(call, name, version);
        if (secret != existing)
        {
            secret.Description = description;
            secret.KmsKeyId = string.IsNullOrEmpty(kmsKeyId) ? null : kmsKeyId;
            TagFields.Set(secret, tags);
            Fill(call, secret, version);
            call.MarkChanged(secret);
        }

        var response = JsonShapes.Identity(secret);
        if (version is { } created)
        {
            response["VersionId"] = created.Token;
        }

        return response;
    }

    private static void ThrowIfInvalidName(string name)
    {
        if (name.AsSpan().ContainsAnyExcept(s_nameCharacters))
        {
            throw new SecretsManagerError("ValidationException", "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
    }

    // The same request once more, because its response was lost: it succeeds and does nothing.
    private static bool IsRepeated(EmulatedSecret? existing, (SecretContent Content, string Token)? version) =>
        existing is { IsDeleted: false }
        && version is { } repeated
        && existing.Versions.FindById(repeated.Token)?.Content is { } content
        && content.IsSameAs(repeated.Content);

    private static EmulatedSecret Create(OperationCall call, string name, (SecretContent Content, string Token)? version)
    {
        if (version is { } used && call.Secrets.TryFind(name) is { IsDeleted: false } taken && taken.Versions.FindById(used.Token) is not null)
        {
            // Says that the token is taken, which is more than that the name is.
            _ = taken.AddVersion(used.Token, used.Content, stages: null, call.Secrets.Now);
        }

        return call.Secrets.Create(name);
    }

    private static void Fill(OperationCall call, EmulatedSecret secret, (SecretContent Content, string Token)? version)
    {
        try
        {
            call.Permissions.RequireKey(secret, "kms:GenerateDataKey", "kms:Decrypt");
            if (version is { } first)
            {
                secret.AddVersion(first.Token, first.Content, stages: null, call.Secrets.Now);
            }
        }
        catch (SecretsManagerError)
        {
            call.Secrets.Remove(secret);
            throw;
        }
    }
}
