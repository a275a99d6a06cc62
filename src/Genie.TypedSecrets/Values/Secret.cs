namespace Genie.TypedSecrets;

/// <summary>Makes <see cref="Secret{T}"/>s by hand, as tests do.</summary>
public static class Secret
{
    /// <summary>What every text form of a secret is: <c>***</c>.</summary>
    public const string Redacted = "***";

    /// <summary>Wraps a value; the type is inferred.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static Secret<T> Create<T>(T value) => new(value);
}
