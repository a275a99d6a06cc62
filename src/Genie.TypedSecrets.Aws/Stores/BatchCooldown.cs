using System.Net;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;

namespace Genie.TypedSecrets.Aws;

/// <summary>Decides when batch calls are made: not for some time after one was rejected.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BatchCooldown(AwsSecretStoreOptions options)
{
    // The quota is a number of calls per second.
    private static readonly TimeSpan s_whenThrottled = TimeSpan.FromSeconds(30);

    private readonly long _origin = options.TimeProvider.GetTimestamp();

    // Milliseconds since the origin; 0 where no batch call was rejected.
    private long _until;

    internal bool IsBatchAllowed => options.UseBatch && Now >= Volatile.Read(ref _until);

    private long Now => (long)options.TimeProvider.GetElapsedTime(_origin).TotalMilliseconds;

    /// <summary>Determines whether to fetch the secrets with single calls after this error. Starts a cooldown where the next batch call would fail as well.</summary>
    internal bool ShouldFetchIndividually(AmazonServiceException e)
    {
        // A KMS error concerns the key of one secret, although its code can be that of a rejected batch.
        if (AwsErrors.IsKms(e))
        {
            return true;
        }

        if (AwsErrors.IsDenied(e) || AwsErrors.IsUnsupported(e))
        {
            Start(options.BatchCooldown);
            return true;
        }

        if (AwsErrors.IsThrottled(e))
        {
            Start(s_whenThrottled < options.BatchCooldown ? s_whenThrottled : options.BatchCooldown);
            return true;
        }

        // The error concerns one of the secrets, for which some endpoints reject the whole batch. The next batch can succeed.
        return e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound && e.ErrorCode is "ResourceNotFoundException" or "InvalidRequestException" or "InvalidParameterException" or "ValidationException";
    }

    private void Start(TimeSpan cooldown) => Volatile.Write(ref _until, Now + (long)cooldown.TotalMilliseconds);
}
