namespace Genie.TypedSecrets;

/// <summary>Creates instances of <see cref="Secret{T}"/>, for tests.</summary>
public static class Secret
{
    /// <summary>The text form of every secret: <c>***</c>.</summary>
    public const string Redacted = "***";

    /// <summary>The reference that a secret holds whose value is null.</summary>
    internal static readonly object Null = new();

    /// <summary>Creates a secret from a value. The type is inferred.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static Secret<T> Create<T>(T value) => new(value);
}
