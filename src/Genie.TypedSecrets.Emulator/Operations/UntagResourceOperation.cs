using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>UntagResource</c>: removes tags. A key without a tag is ignored.</summary>
internal static class UntagResourceOperation
{
    internal const string Name = "UntagResource";

    internal static JsonObject Execute(OperationCall call)
    {
        var keys = call.Fields.Texts("TagKeys")!;
        TagFields.ThrowIfReserved(keys);
        var secret = call.Edit(call.Fields.SecretId());
        foreach (var key in keys)
        {
            secret.Tags?.Remove(key);
        }

        call.Save(secret);
        return [];
    }
}
