using System.Globalization;
using System.Security.Cryptography;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Generates random values that fit a schema.</summary>
public static class ValueGenerator
{
    private const int DefaultLength = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Symbols = "!#%*+-.:=?@_~";

    // What patterns of generated keys mostly allow, the largest alphabet first.
    private static readonly string[] s_alphabets = [Letters + Digits, "abcdefghijklmnopqrstuvwxyz" + Digits, "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits, "0123456789abcdef", "0123456789ABCDEF", Digits, Letters, "abcdefghijklmnopqrstuvwxyz"];

    /// <summary>Generates the text of a value.</summary>
    /// <param name="category">The schema; null if there is none.</param>
    /// <param name="path">The names of the keys, from the outermost to the innermost.</param>
    /// <param name="length">The length in characters; null for one that the schema allows, 40 by default.</param>
    /// <param name="withSymbols">Whether punctuation is used in addition to letters and digits.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ToolingException">No value can be generated for the key.</exception>
    public static string Generate(CategoryModel? category, IReadOnlyList<string> path, int? length, bool withSymbols)
    {
        if (length is < 1 or > SecretValue.MaxLength)
        {
            throw new ToolingException($"A value has 1 to {SecretValue.MaxLength.ToString(CultureInfo.InvariantCulture)} characters. Choose another --length.");
        }

        var key = category is null ? null : SchemaKeys.Find(category, path);
        return key?.Type switch
        {
            StringType { Format: StringFormat.Uuid } => Guid.NewGuid().ToString(),
            BinaryType binary => Bytes(binary, length),
            null or StringType { Format: StringFormat.None, AllowedValues.Count: 0 } => Text(category, key?.Type as StringType, length, withSymbols),
            _ => throw new ToolingException($"A value for '{KeyPath.Format(path)}' cannot be generated: its type has a meaning outside of the store. Set it with genie-secrets set."),
        };
    }

    private static string Text(CategoryModel? category, StringType? type, int? length, bool withSymbols)
    {
        var (least, most) = (type?.MinLength ?? 1, type?.MaxLength ?? int.MaxValue);
        int[] lengths = length is { } given ? [given] : [.. Enumerable.Range(Math.Max(least, 16), 120).Prepend(Math.Min(DefaultLength, most)).Where(n => n >= least && n <= most), .. Enumerable.Range(least, Math.Max(0, Math.Min(16, most) - least + 1))];
        string[] alphabets = withSymbols ? [Letters + Digits + Symbols] : s_alphabets;
        foreach (var alphabet in alphabets)
        {
            foreach (var n in lengths.Distinct())
            {
                var text = RandomNumberGenerator.GetString(alphabet, n);
                if (type is null || ValueValidator.Fits(type, category!.Objects, category.Enums, JsonReader.Read(JsonEdit.Quote(text)).Root!))
                {
                    return text;
                }

                if (type.Pattern is null)
                {
                    break;
                }
            }
        }

        throw new ToolingException(
            type?.Pattern is { } pattern
                ? $"A value that matches the pattern {pattern} cannot be generated. Set it with genie-secrets set."
                : $"The schema requires {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)} characters. Choose another --length.");
    }

    private static string Bytes(BinaryType type, int? length)
    {
        const int DefaultBytes = 32;
        var count = length ?? Math.Clamp(DefaultBytes, ((type.MinLength ?? 0) + 3) / 4 * 3, Math.Max(1, (type.MaxLength ?? int.MaxValue - 4) / 4 * 3));
        return Convert.ToBase64String(RandomNumberGenerator.GetBytes(count));
    }
}
