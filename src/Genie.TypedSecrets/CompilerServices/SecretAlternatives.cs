using System.ComponentModel;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Describes how the alternatives of an object are distinguished. Only generated code uses it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretAlternatives
{
    /// <summary>Initializes the description.</summary>
    /// <param name="isExclusive">Whether a value with the keys of two alternatives is rejected. Otherwise the first one counts.</param>
    /// <param name="constantNames">The name of the key whose value decides, followed by its former names; empty if the presence of a key does.</param>
    /// <param name="names">For each alternative its values of that key, or the key that only it has, followed by the former names of the key.</param>
    public SecretAlternatives(bool isExclusive, IReadOnlyList<string> constantNames, params IReadOnlyList<string>[] names)
    {
        ArgumentNullException.ThrowIfNull(constantNames);
        ArgumentNullException.ThrowIfNull(names);
        Choice = new(isExclusive, constantNames, names);
    }

    internal AlternativeChoice Choice { get; }
}
