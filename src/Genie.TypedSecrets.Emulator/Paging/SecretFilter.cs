using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>
/// One filter of a list: a secret matches where any of its values does. Names and tags match from their beginning, descriptions word by word and
/// without regard to case; <c>!</c> in front turns a value around.
/// </summary>
internal sealed record SecretFilter(string Key, IReadOnlyList<string> Values)
{
    internal const int MaxCount = 10;

    private const int MaxValueLength = 512;

    private static readonly string[] s_keys = ["description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all"];

    private static readonly char[] s_separators = [' ', '/', '_', '+', '=', '.', '@', '-', ':', ','];

    /// <summary>The filters of a request; none where it has none.</summary>
    internal static IReadOnlyList<SecretFilter> Read(RequestFields fields) =>
        fields.Structures("Filters", minCount: 0, MaxCount)?.Select(static filter =>
        {
            var key = filter.OneOf("Key", s_keys);
            var values = filter.Texts("Values", MaxCount, MaxValueLength);
            filter.ThrowIfInvalid();
            return key is null
                ? throw SecretsManagerError.InvalidParameter("Invalid filter key")
                : new SecretFilter(key, values ?? throw SecretsManagerError.InvalidParameter($"Invalid filter values for key: {key}"));
        }).ToArray() ?? [];

    internal bool Matches(EmulatedSecret secret, string region) => Values.Any(value => value.StartsWith('!')
        ? !MatchesValue(secret, region, value[1..])
        : MatchesValue(secret, region, value));

    public override string ToString() => $"{Key}={string.Join('\u001f', Values)}";

    private bool MatchesValue(EmulatedSecret secret, string region, string value) => Key switch
    {
        "name" => Begins(secret.Name, value),
        "description" => HasWords(secret.Description?.Split(' ') ?? [], value),
        "tag-key" => secret.Tags?.All.Any(tag => Begins(tag.Key, value)) ?? false,
        "tag-value" => secret.Tags?.All.Any(tag => Begins(tag.Value, value)) ?? false,
        "primary-region" => Begins(region, value),
        "owning-service" => secret.OwningService is { } service && Begins(service, value),
        _ => HasWords(AllWords(secret), value),
    };

    private static bool Begins(string text, string value) => text.StartsWith(value, StringComparison.Ordinal);

    // Each word of the value begins some word of the text.
    private static bool HasWords(IReadOnlyCollection<string> words, string value) => value
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(wanted => words.Any(word => word.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)));

    private static string[] AllWords(EmulatedSecret secret)
    {
        string?[] texts = [secret.Name, secret.Description, .. secret.Tags?.All.SelectMany(static tag => new[] { tag.Key, tag.Value }) ?? []];
        return texts.OfType<string>().SelectMany(static text => text.Split(s_separators).Append(text)).ToArray();
    }
}
