using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing;

/// <content>Scripts rotations.</content>
public abstract partial class SecretsFixture
{
    // What the rotation of a database secret leaves as it is.
    private static readonly string[] s_lasting = ["engine", "host", "port", "dbname", "database", "username", "user", "dbinstanceidentifier", "dbclusteridentifier"];
    private static readonly string[] s_users = ["username", "user"];

    /// <summary>
    /// Rotates a secret: its sensitive keys get new values, and the former version becomes the previous one. The cache still holds the former value, as
    /// in production: code notices the rotation when its credentials are rejected, or when the value has reached its time to live.
    /// </summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="strategy">The strategy, which determines what happens to the former credentials.</param>
    /// <param name="change">Changes the new value before it is stored.</param>
    /// <returns>The new value.</returns>
    public T Rotate<T>(SecretAccessor<T> secret, RotationStrategy strategy = RotationStrategy.SingleUser, Func<T, T>? change = null)
        where T : class
    {
        var rotation = BeginRotation(secret, strategy, change);
        rotation.Promote();
        return rotation.NewValue;
    }

    /// <summary>
    /// Begins to rotate a secret: the service behind it accepts the new credentials (<see cref="IsAccepted"/>), and the store still returns the former
    /// ones until the rotation ends. The store reports that a rotation is in progress.
    /// </summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="strategy">The strategy, which determines what happens to the former credentials.</param>
    /// <param name="change">Changes the new value before it is stored.</param>
    /// <param name="promoteAfter">The time after which the rotation ends automatically, by the clock of the fixture; by default it ends when <see cref="SecretRotation{T}.Promote"/> is called.</param>
    /// <returns>The rotation.</returns>
    public SecretRotation<T> BeginRotation<T>(SecretAccessor<T> secret, RotationStrategy strategy = RotationStrategy.SingleUser, Func<T, T>? change = null, TimeSpan? promoteAfter = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(secret);
        var pending = Store.Use(secret.SecretName, stored =>
        {
            var current = stored.Current ?? throw NoValue(secret);
            var text = Rotated(stored, current, strategy);
            if (change is not null)
            {
                using var payload = new Genie.TypedSecrets.Stores.SecretPayload(secret.SecretName, "new", Encoding.UTF8.GetBytes(text));
                text = Write(secret, stored, change(secret.Descriptor.Read(payload)));
            }

            return text != current.Text
                ? stored.Begin(Encoding.UTF8.GetBytes(text), strategy, promoteAfter)
                : throw new InvalidOperationException(
                    $"'{secret.SecretName}' has no sensitive key whose value could be another one. Change the new value yourself: fixture.Rotate(…, change: value => value with {{ … }}).");
        });
        return new(this, secret, Read(secret, pending));
    }

    /// <summary>
    /// Returns whether the service behind a secret would accept a credential now: for fake servers in tests. During and after a rotation that is the new
    /// one, and with <see cref="RotationStrategy.AlternatingUsers"/> the former one too.
    /// </summary>
    /// <typeparam name="T">The record of the secret.</typeparam>
    /// <param name="secret">The secret.</param>
    /// <param name="matches">Compares a value with what the code under test presented: <c>keys =&gt; keys.GithubToken.Reveal() == presented</c>.</param>
    public bool IsAccepted<T>(SecretAccessor<T> secret, Func<T, bool> matches)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(matches);
        var accepted = Store.Use(secret.SecretName, static stored =>
        {
            _ = stored.Current;
            return stored.Accepted.ToArray();
        });
        return Array.Exists(accepted, version => matches(Read(secret, version)));
    }

    internal void EndRotation(SecretAccessor secret, bool isPromoted) => Store.Use(secret.SecretName, stored =>
    {
        if (isPromoted)
        {
            stored.PromotePending();
        }
        else
        {
            stored.Cancel();
        }

        return true;
    });

    private static string Rotated(FakeSecret stored, FakeVersion current, RotationStrategy strategy)
    {
        var value = RotateValue(stored.Structure, FakeDocument.FromText(stored.Structure, current.Text), stored.NextSeed());
        if (strategy == RotationStrategy.AlternatingUsers)
        {
            Alternate(stored, value);
        }

        return FakeDocument.ToText(stored.Structure, value);
    }

    private static JsonNode RotateValue(SecretStructure structure, JsonNode value, FakeSeed seed) => (structure.Kind, value) switch
    {
        (SecretValueKind.Record, JsonObject record) => new JsonObject(record.Select(entry => Rotate(entry, PartOf(structure, entry.Key), seed))),
        (SecretValueKind.Map, JsonObject map) => new JsonObject(map.Select(entry => Rotate(entry, structure.Children[0], seed))),
        (SecretValueKind.List, JsonArray list) when !structure.Key.IsSensitive => new JsonArray([.. list.Select((item, i) => RotateValue(structure.Children[0], item!, seed.At(i)))]),
        _ => structure.Key.IsSensitive ? FakeDocument.CreateValue(structure, seed) : value.DeepClone(),
    };

    private static KeyValuePair<string, JsonNode?> Rotate(KeyValuePair<string, JsonNode?> entry, SecretStructure? structure, FakeSeed seed)
    {
        var isLasting = structure is null || entry.Value is null || s_lasting.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);
        return new(entry.Key, isLasting ? entry.Value?.DeepClone() : RotateValue(structure!, entry.Value!, seed.Of(entry.Key)));
    }

    private static SecretStructure? PartOf(SecretStructure structure, string name) =>
        structure.Children.FirstOrDefault(key => key.Key.JsonName == name || key.Key.FormerNames.Contains(name, StringComparer.Ordinal)) ?? structure.Additional?.Children[0];

    private static void Alternate(FakeSecret stored, JsonNode value)
    {
        const string Clone = "_clone";
        var key = stored.Structure.Children.Select(static child => child.Key.JsonName).FirstOrDefault(static name => s_users.Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"'{stored.Name}' has no key 'username' or 'user', so its users cannot take turns. Use RotationStrategy.SingleUser.");
        var user = (string)value[key]!;
        value[key] = user.EndsWith(Clone, StringComparison.Ordinal) ? user[..^Clone.Length] : user + Clone;
    }
}
