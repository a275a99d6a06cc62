using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Linting;

/// <summary>
/// Finds sensitive keys of different categories whose names differ only in spelling, word order, singular and plural, or one letter.
/// Only specific names are compared: every category may have a <c>password</c>.
/// </summary>
internal static class DuplicateKeys
{
    // Comparing letters takes quadratic time. Larger sets are compared by words only.
    private const int MostPairedKeys = 400;
    private const int ShortestMistyped = 8;

    internal static IEnumerable<SchemaDiagnostic> Find(IReadOnlyList<(SchemaText File, CategoryModel Model)> categories)
    {
        var keys = categories.SelectMany(category => Specific(category.File, category.Model)).ToList();
        var byWords = keys.ToLookup(key => key.Words, StringComparer.Ordinal);
        var lines = new Dictionary<string, LineMap>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var other = byWords[key.Words].FirstOrDefault(candidate => candidate.Category != key.Category)
                ?? (keys.Count > MostPairedKeys ? null : keys.FirstOrDefault(candidate => candidate.Category != key.Category && IsOneLetterOff(key.Letters, candidate.Letters)));
            if (other is not null)
            {
                if (!lines.TryGetValue(key.File.Path, out var map))
                {
                    lines.Add(key.File.Path, map = new LineMap(key.File.Text));
                }

                yield return new(LintRules.NearDuplicate, map.Locate(key.File.Path, key.Span), new([key.Name, other.Name, other.Category]));
            }
        }
    }

    private static IEnumerable<Key> Specific(SchemaText file, CategoryModel model)
    {
        if (model.Root is not ObjectReference || JsonReader.Read(file.Text).Root is not JsonObject root || root.Find("properties")?.Value is not JsonObject properties)
        {
            yield break;
        }

        var members = properties.Members.ToLookup(member => member.Name, StringComparer.Ordinal);
        foreach (var key in model.Objects[0].Keys)
        {
            if (key.IsSensitive && KeyNames.IsSpecific(key.JsonName) && members[key.JsonName].FirstOrDefault() is { } member)
            {
                var words = KeyNames.Words(key.JsonName).Select(word => word.TrimEnd('s')).OrderBy(word => word, StringComparer.Ordinal);
                yield return new(file, model.Name, key.JsonName, string.Join(" ", words), KeyNames.Normalize(key.JsonName), member.NameSpan);
            }
        }
    }

    private static bool IsOneLetterOff(string a, string b)
    {
        if (a.Length < ShortestMistyped || b.Length < ShortestMistyped || Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var (endA, endB) = (a.Length, b.Length);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            (endA, endB) = (endA - 1, endB - 1);
        }

        // Keys with different numbers are different on purpose: s3_bucket_1 and s3_bucket_2.
        return endA - start <= 1 && endB - start <= 1 && !a.Substring(start, endA - start).Concat(b.Substring(start, endB - start)).Any(char.IsDigit);
    }

    private sealed record Key(SchemaText File, string Category, string Name, string Words, string Letters, TextSpan Span);
}
