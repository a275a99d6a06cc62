using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>TagResource</c>: attaches tags.</summary>
internal static class TagResourceOperation
{
    internal const string Name = "TagResource";

    internal static JsonObject Execute(OperationCall call)
    {
        var tags = TagFields.Read(call.Fields);
        var secret = call.Edit(call.Fields.SecretId());
        TagFields.Attach(secret, tags);
        call.Save(secret);
        return [];
    }
}
