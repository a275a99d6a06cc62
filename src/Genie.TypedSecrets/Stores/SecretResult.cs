using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the result of one request among several: a payload, or an error that concerns this request alone.</summary>
public sealed class SecretResult
{
    private SecretResult(string name, SecretPayload? payload, SecretsException? error)
    {
        Name = name;
        Payload = payload;
        Error = error;
    }

    /// <summary>Gets the name of the requested secret.</summary>
    public string Name { get; }

    /// <summary>Gets the payload, or <see langword="null"/> when <see cref="Error"/> is set.</summary>
    public SecretPayload? Payload { get; }

    /// <summary>Gets the error, or <see langword="null"/> when there is a payload.</summary>
    public SecretsException? Error { get; }

    /// <summary>Gets a value that indicates whether there is a payload.</summary>
    [MemberNotNullWhen(true, nameof(Payload))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Payload is not null;

    /// <summary>Creates the result of a request that succeeded.</summary>
    /// <param name="payload">The payload.</param>
    public static SecretResult Success(SecretPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new(payload.Name, payload, error: null);
    }

    /// <summary>Creates the result of a request that failed.</summary>
    /// <param name="name">The requested secret's name.</param>
    /// <param name="error">The error.</param>
    public static SecretResult Failure(string name, SecretsException error)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(error);
        return new(name, payload: null, error);
    }
}
