using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Stores;

/// <summary>Describes the variables that are set in the place of a variable that is not: one for each key, another case, other separators.</summary>
internal static class SimilarVariables
{
    private const int MaxShown = 3;

    /// <summary>Describes what is set, as a sentence that ends with a space; returns an empty text when nothing similar is set.</summary>
    internal static string Describe(SecretStoreContext context, string variable, bool isEmpty)
    {
        if (isEmpty)
        {
            return $"The variable {variable} is empty. ";
        }

        var names = context.EnvironmentVariableNames()
            .Where(name => name.Length <= SecretName.MaxLength && !string.IsNullOrEmpty(context.EnvironmentVariableReader(name)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (Array.Find(names, name => string.Equals(Simplify(name), Simplify(variable), StringComparison.OrdinalIgnoreCase)) is { } misspelled)
        {
            return $"The variable {DisplayText.CleanName(misspelled)} is set: its case or its separators differ. ";
        }

        var keys = Array.FindAll(names, name => name.StartsWith(variable + "_", StringComparison.OrdinalIgnoreCase));
        return keys.Length == 0
            ? string.Empty
            : $"There are variables for single keys ({DisplayText.CleanList(keys, MaxShown)}), but this store reads all keys of a secret from one variable. ";
    }

    private static string Simplify(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
