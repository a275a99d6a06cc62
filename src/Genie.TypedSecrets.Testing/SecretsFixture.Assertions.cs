using Genie.TypedSecrets.Testing.Assertions;

namespace Genie.TypedSecrets.Testing;

/// <content>Assertions. They throw a <see cref="SecretsAssertionException"/>, which every test framework reports as a failed test.</content>
public abstract partial class SecretsFixture
{
    /// <summary>Gets the names of the secrets that were read from the store, in ordinal order.</summary>
    public IReadOnlyList<string> SecretsRead =>
        [.. Store.Calls.SelectMany(static call => call.SecretNames).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Removes the calls to the store from the log, so that assertions apply to later calls only. The cache does not change.</summary>
    public void ClearCalls() => Store.ClearCalls();

    /// <summary>Asserts that exactly these secrets were read, so that the code needs no further permissions.</summary>
    /// <param name="secrets">The secrets: categories (<c>api-keys</c>) or whole names (<c>genie-dev/api-keys</c>).</param>
    /// <exception cref="SecretsAssertionException">Another secret was read, or one of these was not.</exception>
    public void AssertOnlyRead(params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var read = SecretsRead;
        var unexpected = read.Where(name => !Array.Exists(secrets, secret => IsNamed(name, secret))).ToList();
        var missing = secrets.Where(secret => !read.Any(name => IsNamed(name, secret))).ToList();
        if (unexpected.Count == 0 && missing.Count == 0)
        {
            return;
        }

        var problems = new[]
        {
            unexpected.Count == 0 ? null : $"{string.Join(", ", unexpected)} {(unexpected.Count == 1 ? "was" : "were")} read too",
            missing.Count == 0 ? null : $"{string.Join(", ", missing)} {(missing.Count == 1 ? "was" : "were")} not read",
        };
        throw new SecretsAssertionException(
            $"Expected that only {(secrets.Length == 0 ? "nothing" : string.Join(", ", secrets))} is read, but {string.Join(", and ", problems.OfType<string>())}.");
    }

    /// <summary>Asserts how often the store was called. A batch is one call. A read from the cache does not call the store.</summary>
    /// <param name="expected">The number of calls.</param>
    /// <exception cref="SecretsAssertionException">There were more or fewer calls.</exception>
    public void AssertStoreCalls(int expected)
    {
        var calls = Store.Calls;
        if (calls.Count != expected)
        {
            throw new SecretsAssertionException(
                $"Expected {expected} {(expected == 1 ? "call" : "calls")} to the store, but there {(calls.Count == 1 ? "was" : "were")} {calls.Count}"
                + (calls.Count == 0 ? "." : $": {string.Join("; ", calls)}."));
        }
    }

    /// <summary>
    /// Asserts that a text contains no sensitive value of any secret that this fixture has provided: a log, a response, a file. Values are found as they
    /// are, and as JSON, URLs, XML and base64 write them.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SecretsAssertionException">The text contains a value. The message says of which key and where, not the value.</exception>
    public void AssertNoLeak(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (LeakSearch.Find(Store.Versions(), text) is { } leak)
        {
            throw new SecretsAssertionException($"Expected no value of a secret in the text, but at position {leak.Position} there is the value of {leak.Key}{leak.Form}.");
        }
    }

    private bool IsNamed(string name, string secret) => name == secret || Store.Use(name, stored => stored.Source?.Descriptor.Category == secret);
}
