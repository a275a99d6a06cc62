using System.Net.Sockets;
using Amazon.Util;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Checks whether the metadata service of the instance can be reached. The SDK repeats attempts for seconds where it cannot.</summary>
internal static class InstanceMetadata
{
    // As in the AWS CLI: the service is on the same host.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    /// <summary>Gets the address of the service.</summary>
    internal static string Address => Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT") is { Length: > 0 } address ? address : EC2InstanceMetadata.ServiceEndpoint;

    /// <summary>Gets a value indicating whether <c>AWS_EC2_METADATA_DISABLED</c> is true.</summary>
    internal static bool IsDisabled => string.Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether a process listens at the address of the service. Blocks for up to one second.</summary>
    internal static bool IsReachable()
    {
        if (IsDisabled || !Uri.TryCreate(Address, UriKind.Absolute, out var address))
        {
            return false;
        }

        try
        {
            using TcpClient client = new();
            return client.BeginConnect(address.Host.Trim('[', ']'), address.Port, requestCallback: null, state: null).AsyncWaitHandle.WaitOne(s_timeout) && client.Connected;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Connects to the service. Does nothing where it is disabled.</summary>
    /// <exception cref="SocketException">No process listens at the address.</exception>
    /// <exception cref="OperationCanceledException">The service does not respond in time.</exception>
    internal static async Task ConnectAsync()
    {
        if (IsDisabled || !Uri.TryCreate(Address, UriKind.Absolute, out var address))
        {
            return;
        }

        using CancellationTokenSource timeout = new(s_timeout);
        using TcpClient client = new();
        await client.ConnectAsync(address.Host.Trim('[', ']'), address.Port, timeout.Token).ConfigureAwait(false);
    }
}
