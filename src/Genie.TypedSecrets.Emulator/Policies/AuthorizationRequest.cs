namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Represents a request to authorize: the principal, the action, the resource and the values of the condition keys.</summary>
internal sealed record AuthorizationRequest
{
    /// <summary>Gets the action, such as <c>secretsmanager:GetSecretValue</c>.</summary>
    internal required string Action { get; init; }

    /// <summary>Gets the ARN of the resource; <c>*</c> for an action without one; the name in the request for a secret that doesn't exist.</summary>
    internal required string Resource { get; init; }

    internal required string PrincipalArn { get; init; }

    internal required string AccountId { get; init; }

    /// <summary>Gets the values of the condition keys. A key that is missing has no value in this request.</summary>
    internal required IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; }

    internal IReadOnlyList<string>? ValuesOf(string key) => Context.GetValueOrDefault(key);

    internal string? FirstValueOf(string key) => ValuesOf(key) is { Count: > 0 } values ? values[0] : null;
}
