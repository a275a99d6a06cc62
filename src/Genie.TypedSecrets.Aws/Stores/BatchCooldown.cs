using System.Net;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;

namespace Genie.TypedSecrets.Aws;

/// <summary>Remembers that batch calls are refused, and for how long it is no use to try them again.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BatchCooldown(AwsSecretStoreOptions options)
{
    // The quota is one of calls a second.
    private static readonly TimeSpan s_whenThrottled = TimeSpan.FromSeconds(30);

    private readonly long _origin = options.TimeProvider.GetTimestamp();

    // Milliseconds since the origin; 0 where none was ever refused.
    private long _until;

    internal bool IsOver => options.UseBatch && Now >= Volatile.Read(ref _until);

    private long Now => (long)options.TimeProvider.GetElapsedTime(_origin).TotalMilliseconds;

    /// <summary>Whether single calls can do what this error kept a batch from doing; begins a pause where the next batch would fare no better.</summary>
    internal bool Begins(AmazonServiceException e)
    {
        // A key that is closed to this identity is one secret's, be the code that of a refused batch.
        if (AwsErrors.IsKms(e))
        {
            return true;
        }

        if (AwsErrors.IsDenied(e) || AwsErrors.IsUnsupported(e))
        {
            Begin(options.BatchCooldown);
            return true;
        }

        if (AwsErrors.IsThrottled(e))
        {
            Begin(s_whenThrottled < options.BatchCooldown ? s_whenThrottled : options.BatchCooldown);
            return true;
        }

        // Something about one of them (an endpoint may refuse the whole batch for it): this time single calls, next time a batch again.
        return e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound && e.ErrorCode is "ResourceNotFoundException" or "InvalidRequestException" or "InvalidParameterException" or "ValidationException";
    }

    private void Begin(TimeSpan pause) => Volatile.Write(ref _until, Now + (long)pause.TotalMilliseconds);
}
