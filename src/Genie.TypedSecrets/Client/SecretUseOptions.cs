using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets;

/// <summary>Configures what <c>UseAsync</c> does if the value it used is rejected: by a database, an HTTP API, a broker.</summary>
/// <remarks>Immutable. Thread-safe if <see cref="IsAuthenticationFailure"/> is.</remarks>
public sealed class SecretUseOptions : SecretRotationOptions
{
    /// <summary>Creates options with their defaults.</summary>
    public SecretUseOptions()
    {
    }

    /// <summary>Creates the options of the uses that a connection makes.</summary>
    [SetsRequiredMembers]
    internal SecretUseOptions(SecretRotationOptions options, Func<Exception, bool> isAuthenticationFailure)
        : base(options) => IsAuthenticationFailure = isAuthenticationFailure;

    /// <summary>Gets the function that returns whether an exception means that the credentials were rejected. After any other exception, the code does not run again.</summary>
    /// <remarks>
    /// Examples: <c>e =&gt; e is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized }</c>,
    /// <c>e =&gt; e is NpgsqlException { SqlState: "28P01" }</c>. If the function itself throws an exception, that counts as false.
    /// </remarks>
    public required Func<Exception, bool> IsAuthenticationFailure { get; init; }

    /// <summary>Gets the function that returns whether a use that was rejected can run again. If not, its exception is thrown without a wait.</summary>
    internal Func<Exception, bool> CanRepeat { get; init; } = static _ => true;
}
