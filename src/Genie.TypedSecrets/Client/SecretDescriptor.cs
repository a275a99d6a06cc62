using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>What is known of a category of secrets at compile time: everything its schema says, and no value.</summary>
/// <remarks>Immutable and thread-safe. <c>Secrets.All</c> lists those of a project.</remarks>
public abstract class SecretDescriptor
{
    private protected SecretDescriptor(string category, SecretShape shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        ArgumentNullException.ThrowIfNull(shape);
        Category = category;
        Shape = shape;
    }

    /// <summary>The category: <c>api-keys</c> in <c>genie-dev/api-keys</c>.</summary>
    public string Category { get; }

    /// <summary>The keys.</summary>
    public SecretShape Shape { get; }

    /// <summary>What it is for, in the schema's words.</summary>
    public string? Description { get; init; }

    /// <summary>Who to ask about it (<c>x-owner</c>).</summary>
    public string? Owner { get; init; }

    /// <summary>How often it is to be rotated, in days (<c>x-rotation-days</c>).</summary>
    public int? RotationDays { get; init; }

    /// <summary>The environments it exists in (<c>x-environments</c>); empty means all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>The secret's name in an environment: <c>genie-dev/api-keys</c>.</summary>
    /// <param name="project">The project, as in the manifest.</param>
    /// <param name="environment">The environment, as in the manifest.</param>
    public string GetSecretName(string project, string environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(project);
        ArgumentException.ThrowIfNullOrEmpty(environment);
        return SecretNamePattern.Default.Format(project, environment, Category);
    }

    /// <summary>Whether the category exists in an environment.</summary>
    internal bool ExistsIn(string environment) => Environments.Count == 0 || Environments.Contains(environment, StringComparer.Ordinal);

    internal abstract SecretEntry CreateEntry(string name, CacheServices services);
}

/// <summary>What is known of a category of secrets at compile time, and how to read one.</summary>
/// <typeparam name="T">The record it is read into.</typeparam>
/// <inheritdoc/>
public sealed class SecretDescriptor<T> : SecretDescriptor
    where T : class
{
    private readonly Func<SecretPayload, T> _parse;

    /// <summary>Describes a category.</summary>
    /// <param name="category">The category: <c>api-keys</c>.</param>
    /// <param name="shape">Its keys.</param>
    /// <param name="read">Reads a value.</param>
    public SecretDescriptor(string category, SecretShape shape, SecretReadFunc<T> read)
        : base(category, shape)
    {
        ArgumentNullException.ThrowIfNull(read);
        _parse = payload => SecretReader.Parse(payload, read);
    }

    /// <summary>Describes what is read in a way of its own.</summary>
    internal SecretDescriptor(string category, Func<SecretPayload, T> parse)
        : base(category, new SecretShape(allowsAdditionalKeys: true)) => _parse = parse;

    internal override SecretEntry CreateEntry(string name, CacheServices services) =>
        new SecretEntry<T>(name, _parse, services);
}
