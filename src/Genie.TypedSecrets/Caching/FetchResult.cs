using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Caching;

/// <summary>Represents the outcome of one fetch of one secret: a value or an error.</summary>
internal sealed class FetchResult<T>
    where T : class
{
    private FetchResult(Versioned<T>? value, FetchError? error) => (Value, Error) = (value, error);

    /// <summary>Gets the value; null if the fetch failed.</summary>
    internal Versioned<T>? Value { get; }

    /// <summary>Gets the reason why the value is missing; null if there is one.</summary>
    internal FetchError? Error { get; }

    /// <summary>Gets whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    internal bool IsSuccess => Value is not null;

    internal static FetchResult<T> Success(Versioned<T> value) => new(value, error: null);

    internal static FetchResult<T> Failure(Exception exception) => new(value: null, new(exception));

    /// <summary>Returns the value, or throws the error.</summary>
    internal Versioned<T> GetOrThrow()
    {
        if (!IsSuccess)
        {
            Error.Throw();
        }

        return Value;
    }
}
