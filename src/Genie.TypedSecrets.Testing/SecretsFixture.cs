using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Testing;

/// <summary>
/// Provides the secrets of a test: a fake value for each secret of the project, which the generated <c>Secrets</c> class reads from here on. Tests
/// that run at the same time do not see each other's secrets.
/// </summary>
/// <remarks>
/// <para>
/// <c>SecretsFixture.Create(Secrets.For)</c> creates one: in the test itself, in a field, or in the constructor of the test class. It applies to that
/// asynchronous flow; see <see cref="Enter"/>. The client is the one of production, with its cache: a secret is fetched once.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
[SuppressMessage("Design", "CA1063:Implement IDisposable Correctly", Justification = "There is nothing that a derived class would have to release before the client.")]
public abstract partial class SecretsFixture : IDisposable, IAsyncDisposable
{
    private readonly SecretsClientScope _scope;
    private string? _environment;

    private protected SecretsFixture(SecretsFixtureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Store = new(options.Seed, options.Client.TimeProvider, [.. options.Alternatives]);
        options.Client.Store = Store;
        if (options.Client.EnvironmentVariableReader == System.Environment.GetEnvironmentVariable)
        {
            options.Client.EnvironmentVariableReader = static _ => null;
        }

        _scope = new(options.Client);
    }

    /// <summary>Gets the store with the fake values.</summary>
    public FakeSecretStore Store { get; }

    /// <summary>Gets the client that the secrets are read through. Pass it to code that takes a client.</summary>
    public SecretsClient Client => _scope.Client;

    /// <summary>Creates a fixture for a project.</summary>
    /// <typeparam name="TRoot">The generated class <c>SecretsRoot</c>.</typeparam>
    /// <param name="bind">The generated method <c>Secrets.For</c>.</param>
    /// <param name="configure">Changes the options: <c>o =&gt; o.Client.Environment = "prod"</c>.</param>
    public static SecretsFixture<TRoot> Create<TRoot>(Func<SecretsClient, TRoot> bind, Action<SecretsFixtureOptions>? configure = null)
        where TRoot : ProjectSecrets
    {
        SecretsFixtureOptions options = new();
        configure?.Invoke(options);
        return new(bind, options);
    }

    /// <summary>Changes the options of another client so that it reads the secrets of this fixture, in the fixture's environment and with its clock. The other options stay as they are.</summary>
    /// <param name="options">The options.</param>
    public void Apply(SecretsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Store = Store;
        options.TimeProvider = Store.TimeProvider;
        options.Environment = _environment;
    }

    /// <summary>
    /// Applies the fixture to the code that follows, until the return value is disposed or the asynchronous method ends. Call it in the test if the
    /// fixture was created elsewhere: in an asynchronous set-up method, or for several tests.
    /// </summary>
    /// <returns>An object that restores the former state when it is disposed.</returns>
    public IDisposable Enter() => _scope.Enter();

    /// <summary>Disposes the client. Code that still reads gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the client, and waits until its calls to the store have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().ConfigureAwait(false);
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Fill(ProjectSecrets root)
    {
        _environment = root.CurrentEnvironmentName;
        foreach (var secret in root.ListSecrets())
        {
            Store.Add(secret);
        }
    }
}
