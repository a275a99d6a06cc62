using System.Collections.ObjectModel;
using System.ComponentModel;
using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Describes a category of secrets: everything that its schema says. It contains no value.</summary>
/// <remarks>Immutable and thread-safe. <c>Secrets.All</c> lists the descriptors of a project.</remarks>
public abstract class SecretDescriptor
{
    private protected SecretDescriptor(string category, SecretShape shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        ArgumentNullException.ThrowIfNull(shape);
        Category = category;
        Shape = shape;
    }

    /// <summary>Gets the category: <c>api-keys</c> in <c>genie-dev/api-keys</c>.</summary>
    public string Category { get; }

    /// <summary>Gets the keys.</summary>
    public SecretShape Shape { get; }

    /// <summary>Gets the schema's description of the category.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the owner of the category (<c>x-owner</c>).</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the number of days after which the secret should be rotated (<c>x-rotation-days</c>).</summary>
    public int? RotationDays { get; init; }

    /// <summary>Gets the environments in which the category exists (<c>x-environments</c>). Empty means all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the pattern of the secret's names, <c>{project}-{environment}/{category}</c>, or the name or ARN that it has in all environments.</summary>
    public string SecretName { get; init; } = SecretNamePattern.DefaultText;

    /// <summary>
    /// Gets the names, patterns or ARNs that apply to single environments (<c>x-secret-name</c>). All other environments use the project's pattern. The
    /// key is an environment or, for preview environments, a pattern such as <c>pr-*</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> SecretNames { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the name of the secret in an environment: <c>genie-dev/api-keys</c>, or its ARN if the schema gives one.</summary>
    /// <param name="project">The project, as in the manifest.</param>
    /// <param name="environment">The environment, as in the manifest.</param>
    public string GetSecretName(string project, string environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentException.ThrowIfNullOrEmpty(environment);
        var text = SecretNames.Count > 0 ? NameIn(environment) ?? SecretName : SecretName;
        return ReferenceEquals(text, SecretNamePattern.DefaultText) ? SecretNamePattern.FormatDefault(project, environment, Category)
            : SecretArn.IsArn(text) ? text
            : SecretNamePattern.Parse(text)?.Format(project, environment, Category) ?? text;
    }

    /// <summary>Describes how generated code reads a secret of this category, so that test kits can create a fake value.</summary>
    /// <param name="alternatives">The keys, or the values of the distinguishing key, of the alternatives to describe. If none of them applies, the first alternative is described.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract SecretStructure Describe(IReadOnlyCollection<string>? alternatives = null);

    /// <summary>Gets whether the category has other names than the project's pattern.</summary>
    internal bool HasOwnNames(SecretsManifest manifest) => SecretNames.Count > 0 || SecretName != manifest.SecretName;

    /// <summary>Determines whether the category exists in an environment of a project.</summary>
    internal bool ExistsIn(SecretsManifest manifest, string environment) =>
        Environments.Count == 0
        || Environments.Contains(environment, StringComparer.Ordinal)
        || (manifest.PreviewOf(environment) is { } pattern && Environments.Contains(pattern, StringComparer.Ordinal));

    private string? NameIn(string environment) =>
        SecretNames.TryGetValue(environment, out var name) ? name
            : SecretNames.Where(pair => PreviewPattern.IsPattern(pair.Key) && PreviewPattern.Find(pair.Key, environment) is not null).Select(static pair => pair.Value).FirstOrDefault();

    internal abstract SecretEntry CreateEntry(string name, CacheServices services);
}

/// <summary>Describes a category of secrets, and reads its values.</summary>
/// <typeparam name="T">The record that a secret is read into.</typeparam>
/// <inheritdoc/>
public sealed class SecretDescriptor<T> : SecretDescriptor
    where T : class
{
    private readonly Func<SecretPayload, T>? _parse;
    private readonly SecretReadFunc<T>? _read;

    /// <summary>Creates the descriptor of a category.</summary>
    /// <param name="category">The category: <c>api-keys</c>.</param>
    /// <param name="shape">Its keys.</param>
    /// <param name="read">Reads a value.</param>
    public SecretDescriptor(string category, SecretShape shape, SecretReadFunc<T> read)
        : base(category, shape)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    /// <summary>Creates the descriptor of secrets that have their own reader.</summary>
    internal SecretDescriptor(string category, Func<SecretPayload, T> parse)
        : base(category, new SecretShape(allowsAdditionalKeys: true)) => _parse = parse;

    /// <summary>Reads a value as the client does, and checks it against the schema.</summary>
    /// <param name="payload">The value. The caller disposes it.</param>
    /// <exception cref="SecretSchemaException">The value does not match the schema.</exception>
    public T Read(SecretPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Parse(payload);
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override SecretStructure Describe(IReadOnlyCollection<string>? alternatives = null) =>
        _read is null ? new(new SecretKey(string.Empty, isRequired: true, isSensitive: true), SecretValueKind.Record) : SecretReader.Describe(_read, alternatives);

    internal override SecretEntry CreateEntry(string name, CacheServices services) =>
        new SecretEntry<T>(name, this, services);

    // One of the two is set.
    internal T Parse(SecretPayload payload) => _read is null ? _parse!(payload) : SecretReader.Parse(payload, _read);
}
