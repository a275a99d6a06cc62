using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing;

/// <content>Scripts faults of the store. What has been read stays in the cache, as in production.</content>
public abstract partial class SecretsFixture
{
    /// <summary>Makes every call to the store fail, as in an outage.</summary>
    /// <param name="calls">The number of calls that fail; by default all until the return value is disposed.</param>
    /// <returns>An object that ends the outage when it is disposed.</returns>
    public IDisposable Outage(int? calls = null) => Store.Add(new ScriptedFault(
        name => name is null ? new SecretStoreUnavailableException(Store.Name, "The test has scripted an outage.") : null, calls));

    /// <summary>Makes calls to the store fail as if it were throttling.</summary>
    /// <param name="calls">The number of calls that fail; by default all until the return value is disposed.</param>
    /// <returns>An object that ends the throttling when it is disposed.</returns>
    public IDisposable Throttle(int? calls = null) => Store.Add(new ScriptedFault(
        name => name is null ? new SecretStoreUnavailableException(Store.Name, "The test has scripted throttling: the rate of calls is too high.") : null, calls));

    /// <summary>Denies access to a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>An object that grants access again when it is disposed.</returns>
    public IDisposable Deny(SecretAccessor secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Store.Add(new ScriptedFault(
            name => name == secret.SecretName ? new SecretAccessDeniedException(name, "secretsmanager:GetSecretValue", $"the secret {name}") : null, calls: null));
    }

    /// <summary>Deletes a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>An object that restores it when it is disposed.</returns>
    public IDisposable Delete(SecretAccessor secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        SetDeleted(isDeleted: true);
        return new Undo(() => SetDeleted(isDeleted: false));

        void SetDeleted(bool isDeleted) => Store.Use(secret.SecretName, stored => stored.IsDeleted = isDeleted);
    }

    /// <summary>Makes each call to the store take longer, by the clock of the fixture.</summary>
    /// <param name="latency">The time that is added.</param>
    /// <returns>An object that ends the delay when it is disposed.</returns>
    public IDisposable Delay(TimeSpan latency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency, TimeSpan.Zero);
        Store.AddLatency(latency);
        return new Undo(() => Store.AddLatency(-latency));
    }

    /// <summary>
    /// Puts a new version into the store that does not match the schema. Code that has read the secret keeps the former value; other code gets a
    /// <see cref="SecretSchemaException"/>.
    /// </summary>
    /// <param name="secret">The secret.</param>
    public void SetInvalid(SecretAccessor secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Store.Use(secret.SecretName, stored =>
        {
            var current = stored.Current ?? throw NoValue(secret);
            return stored.Put(Encoding.UTF8.GetBytes(Spoil(stored.Structure, current.Text)), isBinary: false);
        });
    }

    // Removes a required key if there is one. Text that is neither JSON nor valid for most constraints does otherwise.
    private static string Spoil(SecretStructure structure, string text)
    {
        if (structure.Kind == SecretValueKind.Record
            && structure.Children.FirstOrDefault(static key => key.Key.IsRequired) is { } required
            && FakeDocument.FromText(structure, text) is JsonObject value
            && value.Remove(required.Key.JsonName))
        {
            return value.ToJsonString();
        }

        return structure.Kind == SecretValueKind.Record ? "fake text that is not JSON" : "\u0000";
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        private Action? _undo = undo;

        public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
    }
}
