using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Conformance;

namespace Genie.TypedSecrets.Testing;

/// <summary>
/// The conformance suite for stores: what the client expects of each <see cref="ISecretStore"/>. Derive a test class from it, and run each of
/// <see cref="Cases"/> as a test with <see cref="RunAsync"/>. It works with every test framework.
/// </summary>
/// <remarks>Each case needs an empty store: test frameworks create an instance of the test class for each test, or have a set-up method.</remarks>
public abstract class SecretStoreConformance
{
    private static readonly ConformanceCases<SecretStoreConformance> s_cases = new(ReadingCases.All.Concat(NameCases.All));

    /// <summary>Gets the names of the cases.</summary>
    public static IReadOnlyList<string> Cases => s_cases.Names;

    /// <summary>Gets the store under test.</summary>
    protected internal abstract ISecretStore Store { get; }

    /// <summary>Gets a part of the message about the missing secret <c>genie-dev/nothing-here</c>: what it says to do in this store.</summary>
    protected internal abstract string ExpectedRemedy { get; }

    /// <summary>Gets whether the store keeps bytes that are not text. The default is <see langword="true"/>.</summary>
    protected internal virtual bool SupportsBinary => true;

    /// <summary>Puts a value into the store, as a new secret or as the new version of one.</summary>
    /// <param name="name">The name of the secret.</param>
    /// <param name="value">The value.</param>
    /// <param name="isBinary">Whether the value is bytes rather than text.</param>
    protected internal abstract Task SeedAsync(string name, byte[] value, bool isBinary = false);

    /// <summary>Runs a case.</summary>
    /// <param name="name">The name of the case, one of <see cref="Cases"/>.</param>
    /// <param name="cancellationToken">Cancels the case.</param>
    /// <exception cref="SecretsAssertionException">The store does not do what the case expects.</exception>
    /// <exception cref="ArgumentException">The case does not exist.</exception>
    public virtual Task RunAsync(string name, CancellationToken cancellationToken = default) => s_cases.RunAsync(name, this, cancellationToken);
}
