using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>TagResource</c>: attaches tags.</summary>
internal static class TagResourceOperation
{
    internal const string Name = "TagResource";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var tags = TagFields.Read(call.Fields);
        call.Fields.ThrowIfInvalid();
        var secret = call.FindActive(secretId);
        if (tags is null)
        {
            throw SecretsManagerError.InvalidParameter("You must specify at least one tag.");
        }

        TagFields.Set(secret, tags);
        call.MarkChanged(secret);
        return [];
    }
}
