using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>
/// Represents one filter of a list: a secret matches if one of the values matches. Names, tags and regions match by their prefix, case-sensitively; descriptions and
/// <c>all</c> match word by word, case-insensitively. <c>!</c> in front negates a value.
/// </summary>
internal sealed record SecretFilter(string Key, IReadOnlyList<string> Values)
{
    /// <summary>Gets the filters of a request.</summary>
    /// <exception cref="SecretsManagerError">A filter has no key or no values.</exception>
    internal static IReadOnlyList<SecretFilter> Read(RequestFields fields) =>
        fields.Structures("Filters")?.Select(static filter =>
        {
            var key = filter.Text("Key") ?? throw SecretsManagerError.InvalidParameter("Invalid filter key");
            return new SecretFilter(key, filter.Texts("Values") ?? throw SecretsManagerError.InvalidParameter($"Invalid filter values for key: {key}"));
        }).ToArray() ?? [];

    internal bool Matches(EmulatedSecret secret) => Values.Any(value => value.StartsWith('!')
        ? !MatchesValue(secret, value[1..])
        : MatchesValue(secret, value));

    public override string ToString() => $"{Key}={string.Join('\u001f', Values)}";

    private bool MatchesValue(EmulatedSecret secret, string value) => Key switch
    {
        "name" => HasPrefix(secret.Name, value),
        "description" => HasWords([secret.Description], value),
        "tag-key" => secret.Tags?.All.Any(tag => HasPrefix(tag.Key, value)) ?? false,
        "tag-value" => secret.Tags?.All.Any(tag => HasPrefix(tag.Value, value)) ?? false,
        "primary-region" => secret.PrimaryRegion is { } region && HasPrefix(region, value),

        // Secrets of other services can't be created through the API.
        "owning-service" => false,
        _ => HasWords([secret.Name, secret.Description, .. secret.Tags?.All.SelectMany(static tag => new[] { tag.Key, tag.Value }) ?? []], value),
    };

    private static bool HasPrefix(string text, string value) => text.StartsWith(value, StringComparison.Ordinal);

    // One of the texts has, for each word of the value, a word that starts with it.
    private static bool HasWords(IEnumerable<string?> texts, string value)
    {
        var wanted = FilterWords.Split(value);
        return wanted.Count > 0 && texts.OfType<string>().Any(text =>
        {
            var words = FilterWords.Split(text);
            return wanted.All(prefix => words.Any(word => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        });
    }
}
