namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when a store cannot be reached, does not respond in time, throttles, or returns something that cannot be read.</summary>
public sealed class SecretStoreUnavailableException : SecretsException
{
    /// <summary>Initializes the exception with the problem of the store.</summary>
    /// <param name="storeName">The name of the store.</param>
    /// <param name="problem">The problem, and what to do about it: one or more sentences.</param>
    /// <param name="secretName">The name of the requested secret, or <see langword="null"/>.</param>
    /// <param name="isTransient">Whether a later attempt can succeed without a change.</param>
    /// <param name="innerException">The cause. Its message must not contain a value.</param>
    public SecretStoreUnavailableException(
        string storeName,
        string problem,
        string? secretName = null,
        bool isTransient = true,
        Exception? innerException = null)
        : base(
            secretName is null
                ? $"The {storeName} store is unavailable. {problem}"
                : $"The secret '{secretName}' is unavailable in the {storeName} store. {problem}",
            secretName,
            innerException)
    {
        IsTransient = isTransient;
    }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
