using System.Net;
using Genie.TypedSecrets.Emulator.Persistence;
using Genie.TypedSecrets.Emulator.Validation;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Configures an emulator. The options are read once, when it starts.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The id of the default access key: <c>genie-emulator</c>. It is published, and is not a credential for anything else.</summary>
    public const string DefaultAccessKeyId = "genie-emulator";

    /// <summary>The secret of the default access key: <c>fake-secret-access-key</c>. It is published.</summary>
    public const string DefaultSecretAccessKey = "fake-secret-access-key";

    /// <summary>Gets or sets the loopback address to listen on. The default is <c>127.0.0.1</c>; any other address is rejected.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>Gets or sets the port to listen on. The default, 0, selects a free port.</summary>
    public int Port { get; set; }

    /// <summary>Gets or sets the home region, which ARNs contain and clients sign for. The default is <c>us-east-1</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Gets or sets the account id, which ARNs contain. The default is twelve zeros.</summary>
    public string AccountId { get; set; } = "000000000000";

    /// <summary>Gets or sets the id of the default access key, which has full access until a policy is attached to it. Never use a real one.</summary>
    public string AccessKeyId { get; set; } = DefaultAccessKeyId;

    /// <summary>Gets or sets the secret of the default access key. Never use a real one.</summary>
    public string SecretAccessKey { get; set; } = DefaultSecretAccessKey;

    /// <summary>Gets or sets whether requests must carry a valid AWS signature. The default is true.</summary>
    public bool VerifySignatures { get; set; } = true;

    /// <summary>Gets or sets the token that requests for the agent's endpoints must carry. The default, null, generates a random one. It can't be empty.</summary>
    public string? AgentToken { get; set; }

    /// <summary>Gets or sets the time after which the agent reads a value again. The default is 300 seconds, as in AWS's agent; zero turns its cache off.</summary>
    public TimeSpan AgentTimeToLive { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Gets or sets the directory in which secrets are stored, encrypted. The default, null, keeps them in memory. One emulator can use a directory at a time.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>Gets or sets the file system, which tests replace.</summary>
    internal IStorageFiles Files { get; set; } = StorageFiles.Instance;

    /// <summary>Gets or sets the clock for dates, recovery windows, injected latency and the agent's cache. Signatures are always checked against the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the factory for the web server's log. The default, null, turns it off. The log never contains request or response bodies.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets or sets a callback that receives each request before its response is sent. It must not block or throw.</summary>
    public Action<EmulatedRequest>? OnRequest { get; set; }

    /// <summary>Validates the options.</summary>
    /// <exception cref="SecretsConfigurationException">An option is invalid.</exception>
    internal void ThrowIfInvalid()
    {
        if (!IPAddress.IsLoopback(Address))
        {
            throw new SecretsConfigurationException($"The emulator only listens on a loopback address, and {Address} is not one. Use 127.0.0.1 or ::1.");
        }

        if (Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new SecretsConfigurationException($"The emulator's port {Port} is out of range. Use {IPEndPoint.MinPort}, which picks a free port, to {IPEndPoint.MaxPort}.");
        }

        ThrowIfEmpty(Region, nameof(Region));
        if (!RegionName.IsValid(Region))
        {
            throw new SecretsConfigurationException($"The emulator's {nameof(Region)} '{Region}' isn't the name of a region. Use a name such as us-east-1.");
        }

        ThrowIfEmpty(AccountId, nameof(AccountId));
        ThrowIfEmpty(AccessKeyId, nameof(AccessKeyId));
        ThrowIfEmpty(SecretAccessKey, nameof(SecretAccessKey));
        if (AgentToken is not null)
        {
            // A request without the header has the empty token.
            ThrowIfEmpty(AgentToken, nameof(AgentToken));
        }

        if (AgentTimeToLive < TimeSpan.Zero)
        {
            throw new SecretsConfigurationException($"The emulator's {nameof(AgentTimeToLive)} is negative. Use zero, which turns the agent's cache off, or more.");
        }
    }

    private static void ThrowIfEmpty(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SecretsConfigurationException($"The emulator's {name} is empty. Set a value, or keep the default.");
        }
    }
}
