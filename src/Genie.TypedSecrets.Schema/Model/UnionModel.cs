using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Model;

/// <summary>Represents a type that is one of several objects (<c>oneOf</c>, <c>anyOf</c>): an abstract record with a sealed one for each alternative.</summary>
/// <param name="Identifier">The C# name of the abstract record, unique in the category: <c>AuthSecret</c>.</param>
/// <param name="Alternatives">The alternatives, in the schema's order.</param>
/// <param name="ConstantNames">
/// The name of the key whose value tells the alternatives apart, followed by its former names; empty if the presence of a key does.
/// </param>
/// <param name="IsExclusive">Whether a value with the keys of two alternatives is rejected (<c>oneOf</c>). Otherwise the first one counts.</param>
/// <param name="CommonKeys">The keys that are equal in all alternatives.</param>
/// <param name="Description">Its own description, if it is nested or a definition.</param>
public sealed record UnionModel(
    string Identifier,
    EquatableArray<AlternativeModel> Alternatives,
    EquatableArray<string> ConstantNames,
    bool IsExclusive,
    EquatableArray<KeyModel> CommonKeys,
    string? Description);

/// <summary>Represents an alternative of a union.</summary>
/// <param name="Identifier">The <see cref="ObjectModel.Identifier"/> in <see cref="CategoryModel.Objects"/>.</param>
/// <param name="Names">The values of the constant key that it has; or the key that only it has, followed by the former names of that key.</param>
public sealed record AlternativeModel(string Identifier, EquatableArray<string> Names);

/// <summary>Represents a rule about which keys must be present together.</summary>
/// <param name="Kind">The requirement of the rule.</param>
/// <param name="Sets">The sets of keys. Of <see cref="KeyRuleKind.Dependent"/> one, which begins with the key that requires the others.</param>
public sealed record KeyRuleModel(KeyRuleKind Kind, EquatableArray<EquatableArray<string>> Sets);

/// <summary>Specifies what a rule about keys requires.</summary>
public enum KeyRuleKind
{
    /// <summary>All keys of at least one set (<c>anyOf</c> of <c>required</c>).</summary>
    AnyOf,

    /// <summary>All keys of exactly one set (<c>oneOf</c> of <c>required</c>).</summary>
    OneOf,

    /// <summary>The other keys, where the first one is present (<c>dependentRequired</c>).</summary>
    Dependent,
}
