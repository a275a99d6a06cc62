using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>PutResourcePolicy</c>. A policy that the emulator can't evaluate is rejected.</summary>
internal static class PutResourcePolicyOperation
{
    internal const string Name = "PutResourcePolicy";

    internal static JsonObject Execute(OperationCall call)
    {
        var document = call.Fields.RequiredText("ResourcePolicy");
        var secret = call.Edit(call.Fields.SecretId());
        var policy = Parse(document);
        if (call.Fields.Flag("BlockPublicPolicy") is true && PublicAccess.IsGrantedBy(policy))
        {
            throw new SecretsManagerError("PublicPolicyException", "The resource policy grants broad access to the secret, which BlockPublicPolicy prevents.");
        }

        secret.ResourcePolicy = document;
        call.Save(secret);
        return JsonShapes.Identity(secret);
    }

    private static PolicyDocument Parse(string document)
    {
        try
        {
            return PolicyDocument.ParseResourcePolicy(document);
        }
        catch (PolicyFormatException e)
        {
            throw SecretsManagerError.MalformedPolicy(e.Message);
        }
    }
}
