using System.Globalization;
using System.Text;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>
/// Checks values against a schema before they are stored. It accepts what the runtime accepts when it loads them, and rejects the
/// rest at the same paths and in the same words.
/// </summary>
/// <remarks>Thread-safe. No result ever holds text of the value. Pass numbers and strings of any size: nothing here is more than linear in them.</remarks>
public static class ValueValidator
{
    /// <summary>Checks a whole secret as it is stored.</summary>
    /// <param name="category">The schema.</param>
    /// <param name="value">The value: UTF-8 text, or bytes where <paramref name="isBinary"/>.</param>
    /// <param name="isBinary">Whether it is stored as bytes (<c>SecretBinary</c>).</param>
    /// <returns>The violations, in the value's order. Spans count UTF-16 code units of the decoded text.</returns>
    public static EquatableArray<ValueViolation> Validate(CategoryModel category, byte[] value, bool isBinary = false)
    {
        if (isBinary && category.Root is BinaryType type)
        {
            return new ValueWalker(category.Objects, category.Enums, category.Unions).CheckBytes(type, value);
        }

        return StoredText.FindProblem(value, out _) is { } problem
            ? One(problem, default)
            : Validate(category, Encoding.UTF8.GetString(value));
    }

    /// <summary>Checks a whole secret: JSON text, or, for a category whose whole secret is one value, that text.</summary>
    /// <param name="category">The schema.</param>
    /// <param name="text">The text as it is stored.</param>
    /// <returns>The violations, in the value's order.</returns>
    public static EquatableArray<ValueViolation> Validate(CategoryModel category, string text)
    {
        if (!SchemaTypes.IsJson(category.Root))
        {
            return new ValueWalker(category.Objects, category.Enums, category.Unions).CheckText(category.Root, StoredText.Unwrap(text));
        }

        var json = JsonReader.Read(text, DuplicateKeys.Allow);
        if (json.Root is { } root && json.Errors.All(error => error.Rule == SchemaRules.LoneSurrogate))
        {
            // As the runtime does: one half of a surrogate pair is an error in what is read, and is skipped with what is not.
            var halves = json.Errors.Select(error => error.Span.Start).ToList();
            return new ValueWalker(category.Objects, category.Enums, category.Unions, halves, category.IsStrict).Check(category.Root, root);
        }

        var lines = new LineMap(text);
        return json.Errors
            .Where(error => error.Rule != SchemaRules.LoneSurrogate)
            .Select(error => ValueJsonErrors.Describe(error, lines))
            .ToEquatableArray();
    }

    /// <summary>Checks the JSON of a whole secret.</summary>
    /// <param name="category">The schema. Its root must be an object.</param>
    /// <param name="value">The value, read with duplicate keys allowed: they are reported here.</param>
    /// <returns>The violations, in the value's order.</returns>
    public static EquatableArray<ValueViolation> Validate(CategoryModel category, JsonNode value) =>
        new ValueWalker(category.Objects, category.Enums, category.Unions, isStrict: category.IsStrict).Check(category.Root, value);

    /// <summary>Checks a JSON value against a type, as for a <c>default</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="objects">The objects that it may refer to.</param>
    /// <param name="enums">The enumerations that it may refer to.</param>
    /// <param name="value">The value.</param>
    /// <returns>The violations, in the value's order.</returns>
    public static EquatableArray<ValueViolation> Validate(
        SchemaType type,
        IEnumerable<ObjectModel> objects,
        IEnumerable<EnumModel> enums,
        JsonNode value)
    {
        var walker = new ValueWalker(objects, enums, []);
        return walker.Check(type, value);
    }

    /// <summary>Determines whether a JSON value fits a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="objects">The objects that it may refer to.</param>
    /// <param name="enums">The enumerations that it may refer to.</param>
    /// <param name="value">The value.</param>
    public static bool Fits(SchemaType type, IEnumerable<ObjectModel> objects, IEnumerable<EnumModel> enums, JsonNode value) =>
        Validate(type, objects, enums, value).Count == 0;

    /// <summary>Gets the alternative of a union that a value is.</summary>
    /// <param name="category">The schema.</param>
    /// <param name="union">The union.</param>
    /// <param name="value">The value.</param>
    /// <returns>The object; null if the value is none of the alternatives.</returns>
    public static ObjectModel? FindAlternative(CategoryModel category, UnionModel union, JsonObject value) =>
        new ValueWalker(category.Objects, category.Enums, category.Unions).Choose(union, value) is { } identifier
            ? category.Objects.First(item => item.Identifier == identifier)
            : null;

    /// <summary>Determines whether a value fits a type of a category.</summary>
    /// <param name="type">The type.</param>
    /// <param name="category">The category that has the types it refers to.</param>
    /// <param name="value">The value.</param>
    public static bool Fits(SchemaType type, CategoryModel category, JsonNode value) =>
        new ValueWalker(category.Objects, category.Enums, category.Unions).Check(type, value).Count == 0;

    /// <summary>Gets the reason why a text cannot be used as a <c>pattern</c>; null if it can.</summary>
    /// <param name="pattern">The pattern as the schema has it.</param>
    public static string? FindPatternError(string pattern)
    {
        try
        {
            _ = Patterns.Create(pattern);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static EquatableArray<ValueViolation> One(string problem, TextSpan span) =>
        new[] { new ValueViolation(string.Empty, problem, span) }.ToEquatableArray();
}
