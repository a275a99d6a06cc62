using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Stores;

/// <summary>What became of one request among several: a payload, or the error that concerns it alone.</summary>
public sealed class SecretResult
{
    private SecretResult(string name, SecretPayload? payload, SecretsException? error)
    {
        Name = name;
        Payload = payload;
        Error = error;
    }

    /// <summary>The requested secret's name.</summary>
    public string Name { get; }

    /// <summary>The payload; null where <see cref="Error"/> is set.</summary>
    public SecretPayload? Payload { get; }

    /// <summary>Why there is no payload; null where there is one.</summary>
    public SecretsException? Error { get; }

    /// <summary>Whether there is a payload.</summary>
    [MemberNotNullWhen(true, nameof(Payload))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Payload is not null;

    /// <summary>A payload that was found.</summary>
    /// <param name="payload">The payload.</param>
    public static SecretResult Success(SecretPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new(payload.Name, payload, error: null);
    }

    /// <summary>A request that failed.</summary>
    /// <param name="name">The requested secret's name.</param>
    /// <param name="error">Why.</param>
    public static SecretResult Failure(string name, SecretsException error)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(error);
        return new(name, payload: null, error);
    }
}
