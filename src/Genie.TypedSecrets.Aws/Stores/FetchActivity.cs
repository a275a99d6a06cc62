using System.Diagnostics;

namespace Genie.TypedSecrets.Aws;

/// <summary>Adds what only this store knows to the activity of a fetch, which the client of the secrets started.</summary>
internal static class FetchActivity
{
    // The attribute of OpenTelemetry's semantic conventions.
    private const string ArnTag = "aws.secretsmanager.secret.arn";

    /// <summary>Sets the ARN of the secret that was fetched.</summary>
    internal static void SetArn(string? arn)
    {
        if (arn is not null && Activity.Current is { Source.Name: "Genie.TypedSecrets" } activity)
        {
            activity.SetTag(ArnTag, arn);
        }
    }
}
