using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Represents a failed fetch. It is the only representation of a failure between the store and the caller.</summary>
/// <remarks>Immutable. The exception is thrown once for each reader; its stack trace is reset each time, so that it does not grow.</remarks>
internal sealed class FetchError(Exception exception)
{
    private readonly ExceptionDispatchInfo _info = ExceptionDispatchInfo.Capture(exception);

    /// <summary>Gets the exception that readers get.</summary>
    internal Exception Exception => exception;

    /// <summary>
    /// Gets whether the last known good value stays in use: the failure is transient, or the new value does not fit its schema. Any other
    /// failure (not found, access denied) evicts the value.
    /// </summary>
    internal bool KeepsLastKnownGoodValue => exception is SecretsException { IsTransient: true } or SecretSchemaException;

    /// <summary>Gets whether the store did not respond, rather than refusing this secret.</summary>
    internal bool IsOutage => exception is SecretsException { IsTransient: true };

    /// <summary>Throws the exception.</summary>
    [DoesNotReturn]
    internal void Throw() => _info.Throw();
}
