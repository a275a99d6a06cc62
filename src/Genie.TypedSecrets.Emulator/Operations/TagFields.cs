using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Reads the tags of a request.</summary>
internal static class TagFields
{
    private const string ReservedPrefix = "aws:";

    /// <summary>Gets the tags to attach; null if the request has no list of tags.</summary>
    /// <exception cref="SecretsManagerError">A key is missing, reserved or repeated, or there are too many.</exception>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Read(RequestFields fields)
    {
        var tags = fields.Structures("Tags")?.Select(static tag => KeyValuePair.Create(
            tag.Text("Key") ?? throw SecretsManagerError.InvalidParameter("You must specify a key for each tag."),
            tag.Text("Value") ?? string.Empty)).ToArray();
        if (tags is null)
        {
            return null;
        }

        ThrowIfReserved(tags.Select(static tag => tag.Key));
        if (tags.DistinctBy(static tag => tag.Key, StringComparer.Ordinal).Count() < tags.Length)
        {
            throw SecretsManagerError.InvalidParameter("You can't specify the same tag key more than once.");
        }

        return tags.Length <= SecretTags.MaxCount ? tags : throw SecretsManagerError.InvalidParameter($"You can't attach more than {SecretTags.MaxCount} tags to a secret.");
    }

    internal static void ThrowIfReserved(IEnumerable<string> keys)
    {
        if (keys.Any(static key => key.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw SecretsManagerError.InvalidParameter($"Tag keys can't begin with '{ReservedPrefix}': they are reserved for AWS use.");
        }
    }

    internal static void Attach(EmulatedSecret secret, IReadOnlyList<KeyValuePair<string, string>>? tags)
    {
        foreach (var (key, value) in tags ?? [])
        {
            (secret.Tags ??= new SecretTags()).Set(key, value);
        }
    }
}
