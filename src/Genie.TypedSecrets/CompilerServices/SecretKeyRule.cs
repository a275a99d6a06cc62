using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Describes which keys of an object must be present together. Only generated code uses it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretKeyRule
{
    /// <summary>Initializes a rule.</summary>
    /// <param name="kind">The kind of the rule.</param>
    /// <param name="sets">The sets of keys. A rule of the kind <see cref="SecretKeyRuleKind.Dependent"/> has one set, which begins with the key that requires the others.</param>
    public SecretKeyRule(SecretKeyRuleKind kind, params IReadOnlyList<string>[] sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        Kind = kind;
        Sets = sets;
    }

    /// <summary>Gets the kind of the rule, which says what it requires.</summary>
    public SecretKeyRuleKind Kind { get; }

    /// <summary>Gets the sets of keys.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sets { get; }
}

/// <summary>Specifies what a rule about keys requires.</summary>
public enum SecretKeyRuleKind
{
    /// <summary>All keys of at least one set.</summary>
    AnyOf,

    /// <summary>All keys of exactly one set.</summary>
    OneOf,

    /// <summary>The other keys, where the first one is present.</summary>
    Dependent,
}
