namespace Genie.TypedSecrets.Testing;

/// <summary>Represents one call to the store: for one secret, or for several in a batch.</summary>
/// <param name="SecretNames">The names of the secrets in the order of the call.</param>
/// <param name="Time">The time of the call, by the clock of the fixture.</param>
public sealed record SecretStoreCall(IReadOnlyList<string> SecretNames, DateTimeOffset Time)
{
    /// <summary>Returns the names of the secrets.</summary>
    public override string ToString() => string.Join(", ", SecretNames);
}
