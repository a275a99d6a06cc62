using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary><c>UntagResource</c>: removes tags. One that is not there is no error.</summary>
internal static class UntagResourceOperation
{
    internal const string Name = "UntagResource";

    internal static JsonObject Execute(OperationCall call)
    {
        var secretId = call.Fields.SecretId();
        var keys = call.Fields.Texts("TagKeys", SecretTags.MaxCount, TagFields.MaxKeyLength, minCount: 0);
        call.Fields.ThrowIfInvalid();
        var secret = call.FindActive(secretId);
        foreach (var key in keys ?? throw SecretsManagerError.InvalidParameter("You must specify at least one tag key."))
        {
            secret.Tags?.Remove(key);
        }

        call.MarkChanged(secret);
        return [];
    }
}
