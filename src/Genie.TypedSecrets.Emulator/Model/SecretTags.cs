namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>A secret's tags in the order they were attached.</summary>
internal sealed class SecretTags
{
    /// <summary>The most tags a secret can have.</summary>
    internal const int MaxCount = 50;

    private readonly List<KeyValuePair<string, string>> _tags = [];

    internal IReadOnlyList<KeyValuePair<string, string>> All => _tags;

    /// <summary>Attaches a tag, in the place of one with the same key.</summary>
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
            throw SecretsManagerError.LimitExceeded($"You can't attach more than {MaxCount} tags to a secret.");
        }

        _tags.Add(new(key, value));
    }

    internal void Remove(string key) => _tags.RemoveAll(tag => tag.Key == key);
}
