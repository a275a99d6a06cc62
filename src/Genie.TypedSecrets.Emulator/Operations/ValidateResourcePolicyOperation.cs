using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>ValidateResourcePolicy</c>: checks the syntax, broad access, and whether the caller would lose the right to change the policy.</summary>
internal static class ValidateResourcePolicyOperation
{
    internal const string Name = "ValidateResourcePolicy";

    internal static JsonObject Execute(OperationCall call)
    {
        EmulatedSecret? secret = null;
        if (call.Fields.Text("SecretId") is { } secretId)
        {
            secret = call.FindActive(secretId);
        }
        else
        {
            call.Permissions.Require(Name);
        }

        var errors = new JsonArray(Check(call, secret).Select(static error => (JsonNode)new JsonObject { ["CheckName"] = error.Check, ["ErrorMessage"] = error.Message }).ToArray());
        return new JsonObject { ["PolicyValidationPassed"] = errors.Count == 0, ["ValidationErrors"] = errors };
    }

    private static List<(string Check, string Message)> Check(OperationCall call, EmulatedSecret? secret)
    {
        PolicyDocument policy;
        try
        {
            policy = PolicyDocument.ParseResourcePolicy(call.Fields.RequiredText("ResourcePolicy"));
        }
        catch (PolicyFormatException e)
        {
            return [("PolicySyntax", e.Message)];
        }

        var errors = new List<(string, string)>();
        if (PublicAccess.IsGrantedBy(policy))
        {
            errors.Add(("PublicAccess", "The resource policy grants broad access to the secret. Name the principals, or restrict them by a condition."));
        }

        if (secret is not null && !call.Permissions.WouldAllow(PutResourcePolicyOperation.Name, secret, policy))
        {
            errors.Add(("LockOut", "The resource policy prevents the caller from changing it again."));
        }

        return errors;
    }
}
