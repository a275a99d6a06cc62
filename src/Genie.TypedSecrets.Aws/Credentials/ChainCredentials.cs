using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>
/// Provides the credentials of the default credential provider chain. A failure names the source that was used, and comes sooner than the SDK's,
/// which repeats hopeless attempts for seconds.
/// </summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="config">The configuration of a client, which selects the profile.</param>
/// <param name="profile">The profile that the options name, or null.</param>
/// <param name="timeout">The time after which getting credentials fails. The SDK continues in the background.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ChainCredentials(IClientConfig config, string? profile, TimeSpan timeout, TimeProvider timeProvider) : AWSCredentials, IDisposable
{
    private readonly DefaultAWSCredentialsIdentityResolver _resolver = new();
    private ImmutableCredentials? _current;

    // The SDK signs synchronously, after it has called GetCredentialsAsync.
    public override ImmutableCredentials GetCredentials() => Volatile.Read(ref _current) ?? throw new NotSupportedException("The client is asynchronous only.");

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var source = CredentialSource.Find(profile);
        try
        {
            // After a success, the SDK's cache can make the source unnecessary. A chain that the application defines has other sources.
            if (Volatile.Read(ref _current) is null && AWSConfigs.AWSCredentialsGenerators is null)
            {
                await CheckAsync(source).ConfigureAwait(false);
            }

            var credentials = await Task.Run(ResolveAsync).WaitAsync(timeout, timeProvider).ConfigureAwait(false);
            Volatile.Write(ref _current, credentials);
            return credentials;
        }
        catch (Exception e)
        {
            Volatile.Write(ref _current, null);
            throw new CredentialsException(source, e);
        }
    }

    public void Dispose() => _resolver.Dispose();

    private async Task<ImmutableCredentials> ResolveAsync()
    {
        var credentials = await _resolver.ResolveIdentityAsync(config).ConfigureAwait(false);
        return await credentials.GetCredentialsAsync().ConfigureAwait(false);
    }

    private static async Task CheckAsync(CredentialSource source)
    {
        switch (source)
        {
            case { TokenFile: { } file }:
                await using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite).ConfigureAwait(false))
                {
                    return;
                }

            case { Kind: CredentialSourceKind.Container, Address: { } address }:
                await ContainerEndpoint.CheckAsync(address).ConfigureAwait(false);
                return;
            case { Kind: CredentialSourceKind.InstanceMetadata }:
                await InstanceMetadata.ConnectAsync().ConfigureAwait(false);
                return;
            default:
                return;
        }
    }
}
