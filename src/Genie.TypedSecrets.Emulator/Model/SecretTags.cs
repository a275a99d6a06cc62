namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents a secret's tags, in the order of their attachment.</summary>
internal sealed class SecretTags
{
    /// <summary>The largest number of tags of a secret.</summary>
    internal const int MaxCount = 50;

    private readonly List<KeyValuePair<string, string>> _tags = [];

    internal IReadOnlyList<KeyValuePair<string, string>> All => _tags;

    /// <summary>Attaches a tag, or replaces the value of the tag with the same key.</summary>
    /// <exception cref="SecretsManagerError">The secret has as many tags as it can have.</exception>
    internal void Set(string key, string value)
    {
        var at = _tags.FindIndex(tag => tag.Key == key);
        if (at >= 0)
        {
            _tags[at] = new(key, value);
            return;
        }

        if (_tags.Count == MaxCount)
        {
            throw SecretsManagerError.InvalidParameter($"You can't attach more than {MaxCount} tags to a secret.");
        }

        _tags.Add(new(key, value));
    }

    internal SecretTags Clone()
    {
        var copy = new SecretTags();
        copy._tags.AddRange(_tags);
        return copy;
    }

    internal void Remove(string key) => _tags.RemoveAll(tag => tag.Key == key);
}
