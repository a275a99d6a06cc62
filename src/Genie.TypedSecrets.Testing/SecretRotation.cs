namespace Genie.TypedSecrets.Testing;

/// <summary>Represents a rotation that a test has begun.</summary>
/// <typeparam name="T">The record of the secret.</typeparam>
/// <remarks>Thread-safe.</remarks>
public sealed class SecretRotation<T>
    where T : class
{
    private readonly SecretsFixture _fixture;
    private readonly SecretAccessor<T> _secret;

    internal SecretRotation(SecretsFixture fixture, SecretAccessor<T> secret, T newValue)
    {
        _fixture = fixture;
        _secret = secret;
        NewValue = newValue;
    }

    /// <summary>Gets the new value.</summary>
    public T NewValue { get; }

    /// <summary>Ends the rotation: the store returns the new value from here on. The former value is the previous version.</summary>
    public void Promote() => _fixture.EndRotation(_secret, isPromoted: true);

    /// <summary>Cancels the rotation: the former credentials are accepted again, and the store keeps returning them.</summary>
    public void Cancel() => _fixture.EndRotation(_secret, isPromoted: false);
}
