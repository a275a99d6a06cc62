using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Assertions;

/// <summary>Searches a text for the sensitive values of fake secrets.</summary>
internal static class LeakSearch
{
    // A shorter value, such as a flag or a port, is found in most texts by chance.
    private const int LeastLength = 6;

    internal static Leak? Find(IReadOnlyList<(FakeSecret Secret, FakeVersion Version)> versions, string text)
    {
        foreach (var (secret, version) in versions)
        {
            foreach (var (key, value) in ValuesOf(secret, version))
            {
                foreach (var (form, written) in FormsOf(value))
                {
                    var position = text.IndexOf(written, StringComparison.Ordinal);
                    if (position >= 0)
                    {
                        return new(key, form, position);
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string Key, string Value)> ValuesOf(FakeSecret secret, FakeVersion version)
    {
        if (version.IsBinary)
        {
            return [];
        }

        JsonNode? value;
        try
        {
            value = JsonNode.Parse(version.Text);
        }
        catch (JsonException)
        {
            value = JsonValue.Create(version.Text);
        }

        var structure = secret.Source is null ? null : secret.Structure;
        return structure is { Kind: not SecretValueKind.Record }
            ? structure.Key.IsSensitive ? [($"the secret {secret.Name}", version.Text)] : []
            : ValuesOf(secret.Name, string.Empty, value, structure);
    }

    // What no schema describes is sensitive.
    private static IEnumerable<(string Key, string Value)> ValuesOf(string secret, string path, JsonNode? value, SecretStructure? structure) => value switch
    {
        JsonObject nested => nested.SelectMany(part => ValuesOf(
            secret, $"{path}/{part.Key}", part.Value, PartOf(structure, part.Key))),
        JsonArray items => items.SelectMany((item, i) => ValuesOf(secret, $"{path}/{i}", item, structure?.Children is [var child] ? child : null)),
        JsonValue leaf when (structure is null || (structure.Key.IsSensitive && structure.Kind is not (SecretValueKind.Choice or SecretValueKind.Boolean)))
            && leaf.ToString() is { Length: >= LeastLength } text => [($"{path} of {secret}", text)],
        _ => [],
    };

    private static SecretStructure? PartOf(SecretStructure? structure, string name) => structure?.Kind == SecretValueKind.Map
        ? structure.Children[0]
        : structure?.Children.FirstOrDefault(child => child.Key.JsonName == name || child.Key.FormerNames.Contains(name, StringComparer.Ordinal)) ?? structure?.Additional?.Children[0];

    private static IEnumerable<(string Form, string Written)> FormsOf(string value)
    {
        yield return (string.Empty, value);
        yield return (", as JSON writes it", JsonSerializer.Serialize(value)[1..^1]);
        yield return (", as a URL writes it", Uri.EscapeDataString(value));
        yield return (", as a form writes it", WebUtility.UrlEncode(value));
        yield return (", as XML writes it", WebUtility.HtmlEncode(value));

        // The encoding depends on the position in the encoded text, and the characters at the ends on what is beside the value.
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var inner = encoded[(shift == 0 ? 0 : shift + 1)..((bytes.Length + shift) / 3 * 4)];
            if (inner.Length >= LeastLength)
            {
                yield return (", as base64 writes it", inner);
            }
        }
    }
}

/// <summary>Represents a value that a text contains.</summary>
/// <param name="Key">The key and the secret.</param>
/// <param name="Form">The form in which the value is written, for the message.</param>
/// <param name="Position">The position at which it begins.</param>
internal sealed record Leak(string Key, string Form, int Position);
