namespace Genie.TypedSecrets.Testing.Conformance;

/// <summary>Checks what a case of the conformance suite expects. No message contains a value.</summary>
internal static class Check
{
    internal static void That(bool isMet, string expectation)
    {
        if (!isMet)
        {
            throw new SecretsAssertionException($"Expected that {expectation}.");
        }
    }

    internal static void Equal(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected) =>
        That(actual.SequenceEqual(expected), $"the value has the {expected.Length} bytes that were stored; it has {actual.Length} bytes{(actual.Length == expected.Length ? ", and others" : string.Empty)}");

    internal static void Contains(string text, string part) => That(text.Contains(part, StringComparison.Ordinal), $"the message contains '{part}': {text}");

    /// <summary>Checks that a call fails with an exception of a type, or of one that derives from it.</summary>
    internal static async Task<T> ThrowsAsync<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (T error)
        {
            return error;
        }
        catch (Exception error)
        {
            throw new SecretsAssertionException($"Expected {typeof(T).Name}, but {error.GetType().Name} was thrown.", error);
        }

        throw new SecretsAssertionException($"Expected {typeof(T).Name}, but nothing was thrown.");
    }
}
