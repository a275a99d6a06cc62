namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>Represents a hash that is the same in every process, on every machine: file names depend on it.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a of the text's UTF-16 code units, 32 bits.</summary>
    internal static uint Of(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
