using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Describes one key of a schema: its name and its constraints. Only generated code uses it.</summary>
/// <remarks>Immutable once built, and thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretKey
{
    // More values are found by their hash code, once the text was decoded.
    private const int MaxComparedValues = 8;

    private string[]? _allowedValues;
    private StringConstraints? _strings;
    private NumberConstraints? _numbers;
    private NameConstraints? _nameConstraints;
    private string? _oneOfAllowed;

    /// <summary>Initializes a key.</summary>
    /// <param name="jsonName">Its name in the stored JSON; empty for the elements of a list and for a secret that is a single value.</param>
    /// <param name="isRequired">Whether a value without it is rejected.</param>
    /// <param name="isSensitive">Whether its value is returned as a <see cref="Secret{T}"/>.</param>
    public SecretKey(string jsonName, bool isRequired, bool isSensitive)
    {
        ArgumentNullException.ThrowIfNull(jsonName);
        JsonName = jsonName;
        IsRequired = isRequired;
        IsSensitive = isSensitive;
        MemberStart = CreateMemberStart(jsonName);
    }

    /// <summary>Initializes a key whose text has a minimum or a maximum length.</summary>
    /// <param name="jsonName">Its name in the stored JSON; empty for the elements of a list and for a secret that is a single value.</param>
    /// <param name="isRequired">Whether a value without it is rejected.</param>
    /// <param name="isSensitive">Whether its value is returned as a <see cref="Secret{T}"/>.</param>
    /// <param name="minLength">The minimum number of Unicode code points.</param>
    /// <param name="maxLength">The maximum number of Unicode code points.</param>
    public SecretKey(string jsonName, bool isRequired, bool isSensitive, int minLength, int maxLength)
        : this(jsonName, isRequired, isSensitive)
    {
        MinLength = minLength;
        MaxLength = maxLength;
    }

    /// <summary>Initializes an optional key whose value is returned as a <see cref="Secret{T}"/>.</summary>
    /// <param name="jsonName">Its name in the stored JSON.</param>
    public SecretKey(string jsonName)
        : this(jsonName, isRequired: false, isSensitive: true)
    {
    }

    /// <summary>Initializes an optional key whose value is returned as a <see cref="Secret{T}"/>, and whose text has a minimum or a maximum length.</summary>
    /// <param name="jsonName">Its name in the stored JSON.</param>
    /// <param name="minLength">The minimum number of Unicode code points.</param>
    /// <param name="maxLength">The maximum number of Unicode code points.</param>
    public SecretKey(string jsonName, int minLength, int maxLength)
        : this(jsonName, isRequired: false, isSensitive: true, minLength, maxLength)
    {
    }

    /// <summary>Gets the name in the stored JSON.</summary>
    public string JsonName { get; }

    /// <summary>Gets a value that indicates whether a value without it is rejected.</summary>
    public bool IsRequired { get; }

    /// <summary>Gets a value that indicates whether its value is returned as a <see cref="Secret{T}"/>.</summary>
    public bool IsSensitive { get; }

    /// <summary>Gets the name of the C# property, or <see langword="null"/>.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Gets the former names that stored values may have, the preferred one first. The current name takes precedence over all of them.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Gets the minimum number of Unicode code points. The default is 0.</summary>
    public int MinLength { get; init; }

    /// <summary>Gets the maximum number of Unicode code points. By default there is no limit.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Gets the regular expression (ECMA-262) that must match somewhere in the text, or <see langword="null"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>Gets the minimum value as JSON number text, or <see langword="null"/>.</summary>
    public string? Minimum { get; init; }

    /// <summary>Gets the maximum value as JSON number text, or <see langword="null"/>.</summary>
    public string? Maximum { get; init; }

    /// <summary>Gets the exclusive minimum as JSON number text, or <see langword="null"/>.</summary>
    public string? ExclusiveMinimum { get; init; }

    /// <summary>Gets the exclusive maximum as JSON number text, or <see langword="null"/>.</summary>
    public string? ExclusiveMaximum { get; init; }

    /// <summary>Gets the minimum number of elements of a list. The default is 0.</summary>
    public int MinItems { get; init; }

    /// <summary>Gets the maximum number of elements of a list. By default there is no limit.</summary>
    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Gets a value that indicates whether the elements of a list must differ from each other.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>Gets the allowed values (<c>const</c>, <c>enum</c>): strings, numbers as JSON number text, <c>true</c> or <c>false</c>. An empty list allows any value.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Gets the format of text that is read as a string.</summary>
    public SecretFormat Format { get; init; }

    /// <summary>Gets the constraints of the elements of a list, or <see langword="null"/>.</summary>
    public SecretKey? Items { get; init; }

    /// <summary>Gets the keys of a nested object, or <see langword="null"/>.</summary>
    public SecretShape? Shape { get; init; }

    /// <summary>Gets the constraints of the values of a map, or <see langword="null"/>.</summary>
    public SecretKey? Values { get; init; }

    /// <summary>Gets the constraints of the names in a map, or <see langword="null"/>. A sensitive one hides the names in messages and in text.</summary>
    public SecretKey? Names { get; init; }

    /// <summary>Gets a value that indicates whether entries of a map whose name does not match the pattern are ignored. By default they are rejected.</summary>
    public bool SkipsOtherNames { get; init; }

    /// <summary>Gets the minimum number of keys of a map. The default is 0.</summary>
    public int MinProperties { get; init; }

    /// <summary>Gets the maximum number of keys of a map. By default there is no limit.</summary>
    public int MaxProperties { get; init; } = int.MaxValue;

    /// <summary>Gets a value that indicates whether a JSON number is accepted for text, and read as it is written.</summary>
    public bool AcceptsNumbers { get; init; }

    /// <summary>Gets a value that indicates whether a number that is accepted for text must be an integer.</summary>
    public bool AcceptsOnlyIntegers { get; init; }

    /// <summary>Gets the text of a member with this name up to its value, as it is written without white space: <c>,"name":</c>.</summary>
    internal byte[] MemberStart { get; }

    internal NameConstraints? NameConstraints => Names is null ? null : _nameConstraints ??= new(Names.MinLength, Names.MaxLength, Names.Pattern, SkipsOtherNames);

    internal string OneOfAllowed => _oneOfAllowed ??= Problems.OneOf(AllowedValues);

    // Created by the first read, when all properties are set. Two threads may both create them; either instance can be used.
    internal StringConstraints Strings => _strings ??= new(MinLength, MaxLength, Pattern, AllowedValues);

    internal NumberConstraints Numbers => _numbers ??= new(Minimum, Maximum, ExclusiveMinimum, ExclusiveMaximum, AllowedValues);

    /// <summary>Gets the index of one of the first allowed values; -1 also when this requires decoding and searching.</summary>
    internal int IndexOfAllowed(ReadOnlySpan<byte> utf8)
    {
        var allowed = _allowedValues ??= [.. AllowedValues];
        for (var i = 0; i < Math.Min(allowed.Length, MaxComparedValues); i++)
        {
            if (System.Text.Ascii.Equals(utf8, allowed[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // A method of its own: compiling a method that names a type of System.Text.Json loads that assembly.
    private static string Escape(string name) => JsonEncodedText.Encode(name).Value;

    private static byte[] CreateMemberStart(string name)
    {
        var written = name.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || name.AsSpan().IndexOfAny('"', '\\') >= 0 ? Escape(name) : name;
        var start = new byte[Encoding.UTF8.GetByteCount(written) + 4];
        ",\""u8.CopyTo(start);
        _ = Encoding.UTF8.GetBytes(written, start.AsSpan(2));
        "\":"u8.CopyTo(start.AsSpan(start.Length - 2));
        return start;
    }
}
