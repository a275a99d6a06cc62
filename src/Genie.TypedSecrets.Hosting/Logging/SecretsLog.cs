using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Hosting.Logging;

/// <summary>Writes the events of a client to the host's logs. Names, kinds and remedies only: no method gets a value.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed partial class SecretsLog(ILogger logger, TimeProvider timeProvider) : SecretsObserver
{
    /// <summary>The category of the logs.</summary>
    internal const string Category = "Genie.TypedSecrets";

    private readonly LogLimiter _limiter = new(timeProvider);

    public override void OnFirstRead(string secretName, string store) => FirstRead(logger, secretName, store);

    public override void OnVersionChanged(string secretName, string store) => VersionChanged(logger, secretName, store);

    public override void OnFetchFailed(string secretName, string store, SecretFailureKind kind, SecretsException error)
    {
        // In an outage, all secrets fail for the same reason.
        var subject = kind == SecretFailureKind.Unavailable && _limiter.IsOutage(store) ? store : secretName;
        if (_limiter.Admits((nameof(FetchFailed), subject, kind), out var suppressed))
        {
            FetchFailed(logger, secretName, store, kind, error.Message, Similar(suppressed));
        }
    }

    public override void OnStaleServed(string secretName, string store, TimeSpan staleFor)
    {
        if (_limiter.Admits((nameof(StaleServed), _limiter.IsOutage(store) ? store : secretName, SecretFailureKind.None), out var suppressed))
        {
            StaleServed(logger, secretName, store, Math.Round(staleFor.TotalSeconds), Similar(suppressed));
        }
    }

    public override void OnSubscriberFailed(string secretName, string exceptionType)
    {
        if (_limiter.Admits((nameof(SubscriberFailed), secretName, SecretFailureKind.None), out var suppressed))
        {
            SubscriberFailed(logger, secretName, exceptionType, Similar(suppressed));
        }
    }

    public override void OnWaitingForNewVersion(string secretName, string store) => WaitingForNewVersion(logger, secretName, store);

    public override void OnStoreUnavailable(string store)
    {
        _limiter.BeginOutage(store);
        StoreUnavailable(logger, store);
    }

    public override void OnStoreAvailable(string store)
    {
        _limiter.EndOutage(store);
        StoreAvailable(logger, store);
    }

    private static string Similar(int suppressed) => suppressed switch
    {
        0 => string.Empty,
        1 => " 1 similar message was not logged.",
        _ => string.Create(CultureInfo.InvariantCulture, $" {suppressed} similar messages were not logged."),
    };

    [LoggerMessage(1, LogLevel.Information, "The secret '{SecretName}' was read for the first time, from the {Store} store.")]
    private static partial void FirstRead(ILogger logger, string secretName, string store);

    [LoggerMessage(2, LogLevel.Information, "The secret '{SecretName}' has a new version in the {Store} store.")]
    private static partial void VersionChanged(ILogger logger, string secretName, string store);

    [LoggerMessage(3, LogLevel.Warning, "The secret '{SecretName}' could not be fetched from the {Store} store ({Kind}): {Error}{Similar}")]
    private static partial void FetchFailed(ILogger logger, string secretName, string store, SecretFailureKind kind, string error, string similar);

    [LoggerMessage(4, LogLevel.Error, "A subscriber to the secret '{SecretName}' failed with {ExceptionType}.{Similar}")]
    private static partial void SubscriberFailed(ILogger logger, string secretName, string exceptionType, string similar);

    [LoggerMessage(5, LogLevel.Error, "The {Store} store is unavailable. It is called again after a pause; secrets in the cache stay in use.")]
    private static partial void StoreUnavailable(ILogger logger, string store);

    [LoggerMessage(6, LogLevel.Information, "The {Store} store is available again.")]
    private static partial void StoreAvailable(ILogger logger, string store);

    [LoggerMessage(7, LogLevel.Warning, "The secret '{SecretName}' of the {Store} store was refused where it was used. Its user waits for a new version.")]
    private static partial void WaitingForNewVersion(ILogger logger, string secretName, string store);

    [LoggerMessage(8, LogLevel.Warning, "The secret '{SecretName}' of the {Store} store stays in use, because it could not be refreshed. Its time to live ended {StaleSeconds} s ago.{Similar}")]
    private static partial void StaleServed(ILogger logger, string secretName, string store, double staleSeconds, string similar);

    [LoggerMessage(9, LogLevel.Warning, "The optional secret '{SecretName}' was not preloaded: {Error}")]
    internal static partial void OptionalMissing(ILogger logger, string? secretName, string error);
}
