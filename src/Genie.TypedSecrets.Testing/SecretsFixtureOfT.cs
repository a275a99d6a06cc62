using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Testing;

/// <summary>Provides the secrets of a test, with the project's members over the client of the fixture.</summary>
/// <typeparam name="TRoot">The generated class <c>SecretsRoot</c>.</typeparam>
/// <remarks>Derive from it where a test framework creates the fixture: <c>class JobFixture() : SecretsFixture&lt;SecretsRoot&gt;(Secrets.For)</c>.</remarks>
/// <inheritdoc/>
[SuppressMessage("ApiDesign", "RS0022:Constructor make noninheritable base class inheritable", Justification = "Test frameworks create fixtures of a class without parameters. Derived classes add only that.")]
public class SecretsFixture<TRoot> : SecretsFixture
    where TRoot : ProjectSecrets
{
    private readonly Func<SecretsClient, TRoot> _bind;
    private TRoot _root;

    /// <summary>Creates a fixture for a project.</summary>
    /// <param name="bind">The generated method <c>Secrets.For</c>.</param>
    public SecretsFixture(Func<SecretsClient, TRoot> bind)
        : this(bind, new())
    {
    }

    /// <summary>Creates a fixture for a project.</summary>
    /// <param name="bind">The generated method <c>Secrets.For</c>.</param>
    /// <param name="options">The options.</param>
    public SecretsFixture(Func<SecretsClient, TRoot> bind, SecretsFixtureOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(bind);
        _bind = bind;
        _root = bind(Client);
        Fill(_root);
    }

    /// <summary>Gets the secrets of the project, for code that takes them as an argument: <c>fixture.Root.Current.ApiKeys</c>.</summary>
    public TRoot Root
    {
        get
        {
            // The code under test may have replaced the client by Secrets.Configure.
            var client = Client;
            if (!ReferenceEquals(Volatile.Read(ref _root).Client, client))
            {
                Volatile.Write(ref _root, _bind(client));
            }

            return Volatile.Read(ref _root);
        }
    }
}
