using System.Security.Cryptography;
using Genie.TypedSecrets.Emulator.Hosting;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator;

/// <summary>
/// Emulates AWS Secrets Manager on the loopback interface, for tests and for development without an account. AWS clients work unchanged: the emulator implements the
/// service's protocol, signatures and rules.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Several can run at once, each with its own port, region and secrets. No value is ever logged.</para>
/// <para>Don't store real secrets in it: every process on the machine that knows the access key can read them.</para>
/// </remarks>
public sealed class SecretsManagerEmulator : IAsyncDisposable
{
    private readonly EmulatorState _state;
    private readonly LoopbackServer _server;
    private readonly EmulatorOptions _options;

    private SecretsManagerEmulator(EmulatorOptions options, EmulatorState state, LoopbackServer server, string agentToken)
    {
        AgentToken = agentToken;
        _options = options;
        _state = state;
        _server = server;
    }

    /// <summary>Gets the address the emulator listens on, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>Gets the endpoint URL for the AWS CLI and the SDKs, without a trailing slash: <c>http://127.0.0.1:49152</c>.</summary>
    public string EndpointUrl => Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Gets the home region.</summary>
    public string Region => _state.HomeRegion;

    /// <summary>Gets the access keys and their permissions.</summary>
    public AccessKeyRing AccessKeys => _state.Keys;

    /// <summary>Gets the injected faults.</summary>
    public FaultPlan Faults => _state.Faults;

    /// <summary>Gets the log of requests.</summary>
    public RequestLog Requests => _state.Requests;

    /// <summary>Gets the rotation functions that <c>RotateSecret</c> calls.</summary>
    public RotationFunctions Rotations => _state.Rotations;

    /// <summary>Gets the token that requests for the agent's endpoints must carry.</summary>
    public string AgentToken { get; }

    /// <summary>Gets the environment variables that direct the AWS CLI and the SDKs to the emulator.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = EndpointUrl,
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_ACCESS_KEY_ID"] = _options.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = _options.SecretAccessKey,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    /// <summary>
    /// Gets the files in the data directory that could not be read when the emulator started. Their secrets are missing, and the files are kept. Empty without a directory.
    /// </summary>
    public IReadOnlyList<string> DamagedFiles => _state.Account.Storage.DamagedFiles;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The options. The default is an emulator in memory on a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="SecretsConfigurationException">An option is invalid, or the data directory can't be used.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SecretsManagerEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        options.ThrowIfInvalid();
        var agentToken = options.AgentToken ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var state = new EmulatorState(options);
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

    /// <summary>Creates a secret in the home region, or adds a current version to it. A secret in its recovery window is restored.</summary>
    /// <param name="name">The secret's name, or the ARN of an existing secret.</param>
    /// <param name="value">The value, usually a JSON object.</param>
    /// <returns>The id of the new version.</returns>
    /// <exception cref="ArgumentException">Secrets Manager doesn't accept the name or the value.</exception>
    /// <exception cref="SecretStoreUnavailableException">The secret can't be stored in the data directory. Nothing has changed.</exception>
    public string Put(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Put(name, SecretInput.OfText(value));
    }

    /// <summary>Creates a secret in the home region from bytes, or adds a current version to it. A secret in its recovery window is restored.</summary>
    /// <param name="name">The secret's name, or the ARN of an existing secret.</param>
    /// <param name="value">The value: bytes, or UTF-8 text. It is copied.</param>
    /// <param name="isBinary">Whether the value is stored as bytes (<c>SecretBinary</c>) rather than as text.</param>
    /// <returns>The id of the new version.</returns>
    /// <exception cref="ArgumentException">Secrets Manager doesn't accept the name or the value.</exception>
    /// <exception cref="SecretStoreUnavailableException">The secret can't be stored in the data directory. Nothing has changed.</exception>
    public string Put(string name, ReadOnlySpan<byte> value, bool isBinary = true) => Put(name, SecretInput.OfBytes(value, isBinary));

    /// <summary>
    /// Attaches an IAM policy to the default access key. The first policy ends its full access: from then on, only actions that a policy
    /// allows are allowed, and a deny takes precedence. Other access keys have policies of their own, see <see cref="AccessKeys"/>.
    /// </summary>
    /// <param name="policyDocument">The IAM policy document, as JSON.</param>
    /// <exception cref="SecretsConfigurationException">The policy isn't valid, or contains what the emulator can't evaluate.</exception>
    public void AttachPolicy(string policyDocument) => AccessKeys.AttachPolicy(_options.AccessKeyId, policyDocument);

    /// <summary>Checks whether the home region has a secret, including one in its recovery window.</summary>
    /// <param name="name">The secret's name, ARN or partial ARN.</param>
    public bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_state.Account.Gate)
        {
            return Home.Find(name) is not null;
        }
    }

    /// <summary>Removes a secret of the home region immediately, together with its replicas.</summary>
    /// <param name="name">The secret's name, ARN or partial ARN.</param>
    /// <returns>Whether the secret existed.</returns>
    /// <exception cref="InvalidOperationException">The secret is a replica. Remove the primary secret.</exception>
    /// <exception cref="SecretStoreUnavailableException">The removal can't be stored in the data directory. Nothing has changed.</exception>
    public bool Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_state.Account.Gate)
        {
            if (Home.Find(name) is not { } secret)
            {
                return false;
            }

            ThrowIfReplica(secret);
            _state.Account.Remove(secret);
            return true;
        }
    }

    /// <summary>Stops the emulator and closes the connections of requests that faults hold.</summary>
    public async ValueTask DisposeAsync()
    {
        _state.Faults.Clear();
        await _server.DisposeAsync().ConfigureAwait(false);
        await _state.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Returns the endpoint URL and the home region.</summary>
    public override string ToString() => $"{EndpointUrl} ({Region})";

    private RegionSecrets Home => _state.Account.Region(_state.HomeRegion);

    private static void ThrowIfReplica(EmulatedSecret secret)
    {
        if (secret.IsReplica)
        {
            throw new InvalidOperationException($"The secret {secret.Name} is a replica. Change the primary secret in {secret.PrimaryRegion}.");
        }
    }

    private string Put(string name, SecretContent content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_state.Account.Gate)
        {
            var existing = Home.Find(name);
            if (existing is null)
            {
                SecretInput.ThrowIfInvalidName(name);
            }
            else
            {
                ThrowIfReplica(existing);
            }

            var secret = existing?.Clone() ?? Home.Create(name, _state.Account.Now);
            secret.DeletionAt = null;
            var version = secret.AddVersion(Guid.NewGuid().ToString(), content, stages: null, _state.Account.Now).Version;
            _state.Account.Save(secret);
            return version.Id;
        }
    }
}
