using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Represents the principal of an event: a role rather than one of its sessions, so that all sessions of a job are one reader.</summary>
/// <param name="Name">The ARN of the role, user or account; of an AWS service its name.</param>
/// <param name="Kind">The kind: <c>role</c>, <c>user</c>, <c>root</c>, <c>federated-user</c>, <c>service</c>, <c>account</c> or <c>unknown</c>.</param>
/// <param name="Session">The name of the role's session; null where there is none.</param>
internal sealed record Principal(string Name, string Kind, string? Session = null)
{
    private const string AssumedRole = ":assumed-role/";

    /// <summary>Gets the last part of the name: of a role with a path, the role alone.</summary>
    internal string SimpleName => SimpleNameOf(Name);

    /// <summary>Gets the principal of the <c>userIdentity</c> of an event.</summary>
    /// <remarks>The shapes are at https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html.</remarks>
    internal static Principal From(JsonElement identity)
    {
        if (identity.ValueKind != JsonValueKind.Object)
        {
            return new("unknown", "unknown");
        }

        var arn = SecretRead.Text(identity, "arn");
        switch (SecretRead.Text(identity, "type"))
        {
            case "AWSService":
                return new(SecretRead.Text(identity, "invokedBy") ?? arn ?? "unknown", "service");
            case "Root":
                return new(arn ?? Fallback(identity), "root");
            case "IAMUser":
                return new(arn ?? Fallback(identity), "user");
            case "AWSAccount":
                return new(arn ?? Fallback(identity), "account");
            case "FederatedUser" or "WebIdentityUser" or "SAMLUser" or "IdentityCenterUser" or "Directory":
                return new(arn ?? Fallback(identity), "federated-user");
            default:
                return Role(identity, arn) ?? new(arn ?? Fallback(identity), "unknown");
        }
    }

    internal static string SimpleNameOf(string name)
    {
        var at = name.IndexOf(AssumedRole, StringComparison.Ordinal);
        return at >= 0 ? name[(at + AssumedRole.Length)..].Split('/')[0] : name[(name.LastIndexOf('/') + 1)..];
    }

    // A session's ARN has the role's name without its path; its issuer is the role itself.
    private static Principal? Role(JsonElement identity, string? arn)
    {
        var at = arn?.IndexOf(AssumedRole, StringComparison.Ordinal) ?? -1;
        string[] parts = at < 0 ? [] : arn![(at + AssumedRole.Length)..].Split('/', 2);
        var issuer = identity.TryGetProperty("sessionContext", out var context) && context.ValueKind == JsonValueKind.Object && context.TryGetProperty("sessionIssuer", out var by) ? SecretRead.Text(by, "arn") : null;
        var role = issuer ?? (parts.Length > 0 ? $"{arn![..at].Replace(":sts:", ":iam:", StringComparison.Ordinal)}:role/{parts[0]}" : SecretRead.Text(identity, "type") == "Role" ? arn : null);
        return role is null ? null : new(role, "role", parts is [_, var session] ? session : null);
    }

    private static string Fallback(JsonElement identity) =>
        SecretRead.Text(identity, "userName") ?? SecretRead.Text(identity, "principalId") ?? SecretRead.Text(identity, "accountId") ?? SecretRead.Text(identity, "invokedBy") ?? "unknown";
}
