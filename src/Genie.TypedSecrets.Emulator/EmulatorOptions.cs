using System.Net;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Emulator;

/// <summary>How an emulator is set up. Read once, when it starts.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The access key that is known unless another one is set: <c>genie-emulator</c>. It is not a credential of anything else.</summary>
    public const string DefaultAccessKeyId = "genie-emulator";

    /// <summary>What the default access key signs with: <c>fake-secret-access-key</c>.</summary>
    public const string DefaultSecretAccessKey = "fake-secret-access-key";

    /// <summary>The address to listen on: one of the loopback's, <c>127.0.0.1</c> by default. Any other is refused.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0, the default, picks a free one.</summary>
    public int Port { get; set; }

    /// <summary>The region it plays, which is in ARNs and which clients have to sign for: <c>us-east-1</c> by default.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>The account it plays: twelve zeros by default.</summary>
    public string AccountId { get; set; } = "000000000000";

    /// <summary>The id of the access key that may do everything. Never a real one.</summary>
    public string AccessKeyId { get; set; } = DefaultAccessKeyId;

    /// <summary>The secret of that access key. Never a real one.</summary>
    public string SecretAccessKey { get; set; } = DefaultSecretAccessKey;

    /// <summary>Whether requests have to be signed as AWS wants it; true by default. Without, every caller may do everything.</summary>
    public bool VerifySignatures { get; set; } = true;

    /// <summary>The token that requests to the agent's addresses bring; null, the default, makes a random one. It cannot be empty.</summary>
    public string? AgentToken { get; set; }

    /// <summary>How long the agent serves a value without looking again, as AWS's does: 300 seconds by default. Zero turns its cache off.</summary>
    public TimeSpan AgentTimeToLive { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// The directory to keep secrets in, encrypted as the local store does it; null, the default, keeps them in memory. One emulator at a time can have it.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>The clock of secrets, recovery windows, latency and the agent's cache; the system's by default. Signatures are held against the system's always.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the web server's own log goes; nowhere by default. It tells of connections and addresses, never of bodies.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Called for each request before its answer is sent, on the thread that answers it. It must not block, nor throw.</summary>
    public Action<EmulatedRequest>? OnRequest { get; set; }

    /// <exception cref="SecretsConfigurationException">A setting is one the emulator cannot start with.</exception>
    internal void ThrowIfInvalid()
    {
        if (!IPAddress.IsLoopback(Address))
        {
            throw new SecretsConfigurationException($"The emulator listens on the loopback only, and {Address} is not of it. Use 127.0.0.1 or ::1.");
        }

        if (Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new SecretsConfigurationException($"The emulator's port is {Port}. It may be {IPEndPoint.MinPort}, for any free one, to {IPEndPoint.MaxPort}.");
        }

        ThrowIfEmpty(Region, nameof(Region));
        ThrowIfEmpty(AccountId, nameof(AccountId));
        ThrowIfEmpty(AccessKeyId, nameof(AccessKeyId));
        ThrowIfEmpty(SecretAccessKey, nameof(SecretAccessKey));
        if (AgentToken is not null)
        {
            // A request without the header would bring the empty token.
            ThrowIfEmpty(AgentToken, nameof(AgentToken));
        }

        if (AgentTimeToLive < TimeSpan.Zero)
        {
            throw new SecretsConfigurationException($"The emulator's {nameof(AgentTimeToLive)} is negative. It may be zero, to turn the agent's cache off, or more.");
        }
    }

    private static void ThrowIfEmpty(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SecretsConfigurationException($"The emulator's {name} is empty. Leave it at its default, or set a text.");
        }
    }
}
