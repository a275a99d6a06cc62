namespace Genie.TypedSecrets.Emulator;

/// <summary>An access key the emulator knows: what a caller signs with, and what it may do.</summary>
internal sealed class AccessKey(string id, string secret, IReadOnlyList<Grant> grants)
{
    internal string Id => id;

    internal string Secret => secret;

    /// <summary>The first deny that matches decides, then the first allow; null where nothing does, which denies too.</summary>
    internal Grant? Decide(string action, params ReadOnlySpan<string> resources)
    {
        var named = resources.ToArray();
        return grants.FirstOrDefault(grant => !grant.IsAllow && grant.Matches(action, named))
            ?? grants.FirstOrDefault(grant => grant.IsAllow && grant.Matches(action, named));
    }

    /// <summary>The id alone: the secret is one.</summary>
    public override string ToString() => id;
}
