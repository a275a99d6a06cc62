using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Conformance;

namespace Genie.TypedSecrets.Testing;

/// <summary>The conformance suite for stores that can be written to: that of all stores, and what is expected of each <see cref="IWritableSecretStore"/>.</summary>
public abstract class WritableSecretStoreConformance : SecretStoreConformance
{
    private static readonly ConformanceCases<WritableSecretStoreConformance> s_cases = new(WritingCases.All);
    private static readonly string[] s_names = [.. SecretStoreConformance.Cases, .. s_cases.Names];

    /// <summary>Gets the names of the cases.</summary>
    public static new IReadOnlyList<string> Cases => s_names;

    /// <summary>Gets the store under test.</summary>
    protected internal abstract IWritableSecretStore Writable { get; }

    /// <summary>Gets whether a version without a staging label is removed immediately. Secrets Manager keeps it for some time, readable by its id. The default is <see langword="true"/>.</summary>
    protected internal virtual bool RemovesVersionsWithoutStage => true;

    /// <inheritdoc/>
    protected internal override ISecretStore Store => Writable;

    /// <inheritdoc/>
    protected internal override async Task SeedAsync(string name, byte[] value, bool isBinary = false) =>
        await Writable.PutAsync(name, value, isBinary).ConfigureAwait(false);

    /// <inheritdoc/>
    public override Task RunAsync(string name, CancellationToken cancellationToken = default) =>
        s_cases.Names.Contains(name, StringComparer.Ordinal) ? s_cases.RunAsync(name, this, cancellationToken) : base.RunAsync(name, cancellationToken);
}
