using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Tags as requests bring them.</summary>
internal static class TagFields
{
    internal const int MaxKeyLength = 128;

    internal static IReadOnlyList<KeyValuePair<string, string>>? Read(RequestFields fields) =>
        fields.Structures("Tags", minCount: 0, SecretTags.MaxCount)?.Select(static tag =>
        {
            var key = tag.RequiredText("Key", MaxKeyLength);
            var value = tag.Text("Value", maxLength: 256, minLength: 0) ?? string.Empty;
            tag.ThrowIfInvalid();
            return key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
                ? throw SecretsManagerError.InvalidParameter("Tag keys can't begin with 'aws:': they are reserved for AWS use.")
                : KeyValuePair.Create(key, value);
        }).ToArray();

    internal static void Set(EmulatedSecret secret, IReadOnlyList<KeyValuePair<string, string>>? tags)
    {
        foreach (var (key, value) in tags ?? [])
        {
            (secret.Tags ??= new SecretTags()).Set(key, value);
        }
    }
}
