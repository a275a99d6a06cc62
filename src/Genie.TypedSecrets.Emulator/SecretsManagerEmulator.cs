using System.Security.Cryptography;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator;

/// <summary>
/// A Secrets Manager on this machine's loopback, for tests and for development without an account. Clients of AWS believe it: it speaks their
/// protocol, verifies their signatures and keeps to the service's rules.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Several can run at once, each with its own port, region and secrets. No value is ever logged.</para>
/// <para>It is no place for real secrets: whoever can reach the loopback and knows the access key reads them.</para>
/// </remarks>
public sealed class SecretsManagerEmulator : IAsyncDisposable
{
    private readonly EmulatorState _state;
    private readonly LoopbackServer _server;
    private readonly EmulatorOptions _options;
    private Task _saves = Task.CompletedTask;

    private SecretsManagerEmulator(EmulatorOptions options, EmulatorState state, LoopbackServer server, string agentToken)
    {
        AgentToken = agentToken;
        _options = options;
        _state = state;
        _server = server;
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>The same as a text without a slash at its end, which is how the AWS CLI and the SDKs want it: <c>http://127.0.0.1:49152</c>.</summary>
    public string EndpointUrl => Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>The region it plays.</summary>
    public string Region => _state.Region;

    /// <summary>The access keys it knows, and what each may do.</summary>
    public AccessKeyRing AccessKeys => _state.Keys;

    /// <summary>The faults at work.</summary>
    public FaultPlan Faults => _state.Faults;

    /// <summary>The requests it answered.</summary>
    public RequestLog Requests => _state.Requests;

    /// <summary>The rotation functions that <c>RotateSecret</c> calls.</summary>
    public RotationFunctions Rotations => _state.Rotations;

    /// <summary>The token that requests to the agent's addresses bring.</summary>
    public string AgentToken { get; }

    /// <summary>The environment variables that point the AWS CLI and the SDKs at it.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = EndpointUrl,
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_ACCESS_KEY_ID"] = _options.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = _options.SecretAccessKey,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it is set up; in memory on a free port by default.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="SecretsConfigurationException">A setting is one it cannot start with, such as an address that is not of the loopback.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SecretsManagerEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        options.ThrowIfInvalid();
        var agentToken = options.AgentToken ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var state = await EmulatorState.CreateAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            var server = await LoopbackServer.StartAsync(options, state, agentToken, cancellationToken).ConfigureAwait(false);
            return new SecretsManagerEmulator(options, state, server, agentToken);
        }
        catch
        {
            await state.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates a secret, or gives it a new current version: what tests start with.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value, mostly a JSON object.</param>
    /// <returns>The new version's id. Where secrets are stored in a directory, this one is by the time the emulator is disposed.</returns>
    public string Put(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Put(name, SecretContent.OfText(value));
    }

    /// <summary>Creates a secret, or gives it a new current version, from bytes.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value: bytes, or UTF-8 text. Copied.</param>
    /// <param name="isBinary">Whether it is bytes (<c>SecretBinary</c>) rather than text.</param>
    /// <returns>The new version's id.</returns>
    public string Put(string name, ReadOnlySpan<byte> value, bool isBinary = true) => Put(name, new SecretContent(value.ToArray(), isBinary));

    /// <summary>Whether there is a secret of this name or ARN, be it in its recovery window.</summary>
    /// <param name="name">The secret's name, ARN or partial ARN.</param>
    public bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_state.Secrets.Gate)
        {
            return _state.Secrets.TryFind(name) is not null;
        }
    }

    /// <summary>Removes a secret at once, without a recovery window.</summary>
    /// <param name="name">The secret's name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_state.Secrets.Gate)
        {
            if (_state.Secrets.TryFind(name) is not { } secret)
            {
                return false;
            }

            _state.Secrets.Remove(secret);
            Save(secret.Name);
            return true;
        }
    }

    /// <summary>Stops it. Requests that are still held are cut off.</summary>
    /// <exception cref="SecretsException">
    /// A change made by <c>Put</c> or <c>Remove</c> could not be stored in the directory. It is stopped all the same, and the directory is free.
    /// </exception>
    public async ValueTask DisposeAsync()
    {
        _state.Faults.Clear();
        try
        {
            await _server.DisposeAsync().ConfigureAwait(false);
            await _saves.ConfigureAwait(false);
        }
        finally
        {
            await _state.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Its address and region.</summary>
    public override string ToString() => $"{EndpointUrl} ({Region})";

    private string Put(string name, SecretContent content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_state.Secrets.Gate)
        {
            var secret = _state.Secrets.TryFind(name) ?? _state.Secrets.Create(name);
            secret.DeletionAt = null;
            var version = secret.AddVersion(Guid.NewGuid().ToString(), content, stages: null, _state.Secrets.Now).Version;
            Save(name);
            return version.Id;
        }
    }

    // Under the gate, so that saves are chained in the order of the changes.
    private void Save(string name) => _saves = Task.WhenAll(_saves, _state.SaveAsync(name));
}
