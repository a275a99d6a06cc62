namespace Genie.TypedSecrets;

/// <summary>The store cannot be reached, does not answer in time, throttles, or answers with something that cannot be read.</summary>
public sealed class SecretStoreUnavailableException : SecretsException
{
    /// <summary>Says what is wrong with the store.</summary>
    /// <param name="storeName">The store that was asked.</param>
    /// <param name="problem">What is wrong, and what to do about it: one or more whole sentences.</param>
    /// <param name="secretName">The secret that was asked for, or null.</param>
    /// <param name="isTransient">Whether trying again later may help.</param>
    /// <param name="innerException">The cause. Its message must hold no value.</param>
    public SecretStoreUnavailableException(
        string storeName,
        string problem,
        string? secretName = null,
        bool isTransient = true,
        Exception? innerException = null)
        : base(
            secretName is null
                ? $"The {storeName} store is unavailable. {problem}"
                : $"The secret '{secretName}' cannot be read from the {storeName} store. {problem}",
            secretName,
            innerException)
    {
        IsTransient = isTransient;
    }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
