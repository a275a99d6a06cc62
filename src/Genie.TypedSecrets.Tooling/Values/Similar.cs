using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Finds the name that was probably meant.</summary>
public static class Similar
{
    /// <summary>Finds the most similar name.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="candidates">The names there are.</param>
    /// <returns>The name that was probably meant; null if none is similar.</returns>
    public static string? Find(string name, IReadOnlyList<string> candidates) => NearMatch.Find(name, candidates);
}
