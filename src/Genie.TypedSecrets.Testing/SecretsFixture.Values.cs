using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Records;

namespace Genie.TypedSecrets.Testing;

/// <content>Reads and sets the values of a test.</content>
public abstract partial class SecretsFixture
{
    private static readonly ConcurrentDictionary<SecretDescriptor, RecordMap> s_maps = new();

    /// <summary>Gets the value of a secret that is in the store now. This does not count as a call.</summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret: <c>Secrets.Current.ApiKeys</c>.</param>
    public T Get<T>(SecretAccessor<T> secret)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Store.Use(secret.SecretName, stored => Read(secret, stored.Current ?? throw NoValue(secret)));
    }

    /// <summary>Changes keys of a fake secret: <c>fixture.Set(Secrets.Current.ApiKeys, keys =&gt; keys with { GithubToken = new("fake-token") })</c>. The next read returns the new value.</summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="change">Returns the value to store, from the value that is in the store.</param>
    /// <exception cref="ArgumentException">The value does not match the schema: production could not read it either. The message says which keys.</exception>
    public void Set<T>(SecretAccessor<T> secret, Func<T, T> change)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(change);
        Set(secret, change(Get(secret)));
    }

    /// <summary>Sets the whole value of a fake secret. The next read returns it.</summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value does not match the schema: production could not read it either. The message says which keys.</exception>
    public void Set<T>(SecretAccessor<T> secret, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(value);
        Replace(secret, Store.Use(secret.SecretName, stored => Write(secret, stored, value)));
    }

    /// <summary>Sets the stored text of a secret, whether or not it matches the schema. The next read returns it, or fails as in production.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="json">The text, usually a JSON object.</param>
    public void SetJson(SecretAccessor secret, string json)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(json);
        Replace(secret, json);
    }

    /// <summary>Gets the stored text of a secret. This does not count as a call.</summary>
    /// <param name="secret">The secret.</param>
    public string GetJson(SecretAccessor secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Store.Use(secret.SecretName, stored => (stored.Current ?? throw NoValue(secret)).Text);
    }

    /// <summary>Copies the fake values of an environment to another store: an emulator, or the store of a local environment.</summary>
    /// <param name="store">The store to write to.</param>
    /// <param name="environment">The environment; by default every environment.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task CopyToAsync(IWritableSecretStore store, string? environment = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        foreach (var name in await Store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var value = Store.Use(name, secret => environment is null || secret.Source?.Environment == environment ? secret.Current : null);
            if (value is not null)
            {
                await store.PutAsync(name, value.Value, value.IsBinary, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Replace(SecretAccessor secret, string text)
    {
        var name = secret.SecretName;
        var wasRead = Store.Calls.Any(call => call.SecretNames.Contains(name, StringComparer.Ordinal));
        Store.Use(name, stored => stored.Replace(Encoding.UTF8.GetBytes(text)));
        if (wasRead)
        {
            Client.ClearCache();
        }
    }

    private static T Read<T>(SecretAccessor<T> secret, FakeVersion version)
        where T : class
    {
        using var payload = version.ToPayload(secret.SecretName);
        return secret.Descriptor.Read(payload);
    }

    private static string Write<T>(SecretAccessor<T> secret, FakeSecret stored, T value)
        where T : class
    {
        var map = s_maps.GetOrAdd(secret.Descriptor, static (_, from) => RecordMap.Create(from.Descriptor, from.Structure), (secret.Descriptor, stored.Structure));
        var text = new RecordJson(map, stored.SeedOf(1)).WriteText(stored.Structure, value);
        using SecretPayload payload = new(secret.SecretName, "new", Encoding.UTF8.GetBytes(text));
        try
        {
            _ = secret.Descriptor.Read(payload);
            return text;
        }
        catch (SecretSchemaException error)
        {
            throw new ArgumentException(
                $"The value for '{secret.SecretName}' does not match its schema: {string.Join("; ", error.Violations)}. "
                + "Production could not read it either. To test that, store it as text: fixture.SetJson(…).",
                nameof(value),
                error);
        }
    }

    private static InvalidOperationException NoValue(SecretAccessor secret) => new(
        $"'{secret.SecretName}' is not a secret of this fixture. Create the fixture from the Secrets class that the accessor belongs to.");
}
