namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Describes the type and the constraints of a request member, as the service model declares them.</summary>
internal abstract record Shape;

/// <summary>Describes a string.</summary>
internal sealed record StringShape(int MinLength = 0, int MaxLength = int.MaxValue) : Shape
{
    /// <summary>Gets the regular expression that the whole string has to match; null if there is none.</summary>
    internal string? Pattern { get; init; }

    /// <summary>Gets the values of an enumeration; empty if any value is allowed.</summary>
    internal IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Gets whether error messages leave the string out.</summary>
    internal bool IsSensitive { get; init; }
}

/// <summary>Describes bytes, which requests carry in Base64. Error messages never quote them.</summary>
internal sealed record BlobShape(int MinLength, int MaxLength) : Shape;

/// <summary>Describes an integer. <paramref name="TypeName"/> is the name that error messages use.</summary>
internal sealed record IntegerShape(string TypeName, long Minimum = long.MinValue, long Maximum = long.MaxValue) : Shape;

/// <summary>Describes a Boolean.</summary>
internal sealed record BooleanShape : Shape;

/// <summary>Describes a list.</summary>
internal sealed record ListShape(Shape Item, int MinCount = 0, int MaxCount = int.MaxValue) : Shape;

/// <summary>Describes a structure. Members that it doesn't declare are ignored, as AWS ignores them.</summary>
internal sealed record StructureShape(params IReadOnlyList<ShapeMember> Members) : Shape;

/// <summary>Describes a member of a structure.</summary>
internal sealed record ShapeMember(string Name, Shape Shape, bool IsRequired = false);
