namespace Genie.TypedSecrets.Emulator;

/// <summary>One statement of an access key's policy: an action on a resource, allowed or denied. A deny wins over every allow.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Grant
{
    private Grant(bool isAllow, string action, string resource)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        IsAllow = isAllow;
        Action = action;
        Resource = resource;
    }

    /// <summary>The action: <c>secretsmanager:GetSecretValue</c>, <c>kms:Decrypt</c>. <c>*</c> and <c>?</c> stand for any characters and for one; case does not matter.</summary>
    public string Action { get; }

    /// <summary>
    /// A secret's name or ARN, or a key's id, ARN or alias, with the same wildcards: <c>genie-dev/*</c>. <c>*</c> is everything.
    /// </summary>
    public string Resource { get; }

    /// <summary>Whether it allows; otherwise it denies.</summary>
    public bool IsAllow { get; }

    /// <summary>Allows an action.</summary>
    /// <param name="action">The action, with wildcards.</param>
    /// <param name="resource">What on, with wildcards; everything by default.</param>
    public static Grant Allow(string action, string resource = "*") => new(isAllow: true, action, resource);

    /// <summary>Denies an action.</summary>
    /// <param name="action">The action, with wildcards.</param>
    /// <param name="resource">What on, with wildcards; everything by default.</param>
    public static Grant Deny(string action, string resource = "*") => new(isAllow: false, action, resource);

    /// <summary>The statement on one line.</summary>
    public override string ToString() => $"{(IsAllow ? "Allow" : "Deny")} {Action} on {Resource}";

    internal bool Matches(string action, IEnumerable<string> resources) =>
        Wildcard.IsMatch(Action, action, ignoreCase: true)
        && resources.Any(resource => Resource == "*" || Wildcard.IsMatch(Resource, resource, ignoreCase: false));
}
