using System.ComponentModel;
using System.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>What the schema says of one key: its name and its constraints. Only generated code uses it.</summary>
/// <remarks>Immutable once built, and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretKey
{
    private StringConstraints? _strings;
    private NumberConstraints? _numbers;
    private string? _oneOfAllowed;

    /// <summary>Describes a key.</summary>
    /// <param name="jsonName">Its name in the stored JSON; empty for the elements of a list and for a secret that is one value.</param>
    /// <param name="isRequired">Whether a value without it is refused.</param>
    /// <param name="isSensitive">Whether its value is handed out as a <see cref="Secret{T}"/>.</param>
    public SecretKey(string jsonName, bool isRequired, bool isSensitive)
    {
        ArgumentNullException.ThrowIfNull(jsonName);
        JsonName = jsonName;
        IsRequired = isRequired;
        IsSensitive = isSensitive;
        Utf8Name = Encoding.UTF8.GetBytes(jsonName);
    }

    /// <summary>The name in the stored JSON.</summary>
    public string JsonName { get; }

    /// <summary>Whether a value without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether its value is handed out as a <see cref="Secret{T}"/>.</summary>
    public bool IsSensitive { get; }

    /// <summary>The C# property; null where nobody needs to know.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Names that stored values may still have, the best first. The key's own name wins over all of them.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>The least number of Unicode code points. 0 by default.</summary>
    public int MinLength { get; init; }

    /// <summary>The largest number of Unicode code points. No limit by default.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>A regular expression that must match somewhere in the text, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>The least value, as JSON number text, or null.</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest value, as JSON number text, or null.</summary>
    public string? Maximum { get; init; }

    /// <summary>The value that must be exceeded, as JSON number text, or null.</summary>
    public string? ExclusiveMinimum { get; init; }

    /// <summary>The value that must not be reached, as JSON number text, or null.</summary>
    public string? ExclusiveMaximum { get; init; }

    /// <summary>The least number of elements of a list. 0 by default.</summary>
    public int MinItems { get; init; }

    /// <summary>The largest number of elements of a list. No limit by default.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Whether no two elements of a list may be equal.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>The only values allowed (<c>const</c>, <c>enum</c>): strings as they are, numbers as JSON number text, <c>true</c> or <c>false</c>. Empty means any.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>The format of text that stays a string.</summary>
    public SecretFormat Format { get; init; }

    /// <summary>What holds for every element of a list, or null.</summary>
    public SecretKey? Items { get; init; }

    /// <summary>The keys of a nested object, or null.</summary>
    public SecretShape? Shape { get; init; }

    internal byte[] Utf8Name { get; }

    internal string OneOfAllowed => _oneOfAllowed ??= Problems.OneOf(AllowedValues);

    // Built at the first read, when every property is set. Two threads may both build them; either is as good.
    internal StringConstraints Strings => _strings ??= new(MinLength, MaxLength, Pattern, AllowedValues);

    internal NumberConstraints Numbers => _numbers ??= new(Minimum, Maximum, ExclusiveMinimum, ExclusiveMaximum, AllowedValues);
}
