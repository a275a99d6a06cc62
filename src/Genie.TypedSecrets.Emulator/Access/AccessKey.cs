using Genie.TypedSecrets.Emulator.Policies;

namespace Genie.TypedSecrets.Emulator.Access;

/// <summary>Represents an access key and the policies of its user.</summary>
/// <param name="id">The key's id, which is also the user's name.</param>
/// <param name="secret">The secret that requests are signed with.</param>
/// <param name="policies">The policies; null for full access.</param>
internal sealed class AccessKey(string id, string secret, IReadOnlyList<PolicyDocument>? policies)
{
    internal string Id => id;

    internal string Secret => secret;

    internal IReadOnlyList<PolicyDocument>? Policies => policies;

    internal AccessKey WithPolicy(PolicyDocument policy) => new(id, secret, [.. policies ?? [], policy]);

    /// <summary>Returns the id only, because the secret is one.</summary>
    public override string ToString() => id;
}
