using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>
/// Checks a request against the service model before anything else happens. A wrong type is a <c>SerializationException</c>; constraints that aren't met are
/// reported together in one <c>ValidationException</c>. The messages are AWS's, and never quote a sensitive member.
/// </summary>
internal sealed class RequestValidator
{
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];

    private RequestValidator()
    {
    }

    /// <summary>Checks a request.</summary>
    /// <exception cref="SecretsManagerError">The request doesn't fit the model.</exception>
    internal static void Validate(string operation, JsonElement request)
    {
        var validator = new RequestValidator();
        validator.CheckMembers(ServiceModel.RequestOf(operation), request, path: string.Empty);
        if (validator._violations.Count > 0)
        {
            // A string can exceed both its length in characters and the quota in bytes; one message is enough.
            var distinct = validator._violations.Distinct(StringComparer.Ordinal).ToArray();
            throw SecretsManagerError.Validation(
                $"{distinct.Length} validation error{(distinct.Length == 1 ? string.Empty : "s")} detected: {string.Join("; ", distinct)}");
        }
    }

    private void CheckMembers(StructureShape shape, JsonElement structure, string path)
    {
        foreach (var member in shape.Members)
        {
            // AWS names members in messages as its own code does: SecretId is secretId, ARN members keep their case.
            var memberPath = path + char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            if (structure.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                Check(member.Shape, value, memberPath);
            }
            else if (member.IsRequired)
            {
                _violations.Add($"Value null at '{memberPath}' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void Check(Shape shape, JsonElement value, string path)
    {
        switch (shape)
        {
            case StringShape text:
                AddAll(text.IsSensitive ? "Value" : $"Value '{RequestTypes.StringOf(value)}'", path, ConstraintsBrokenBy(RequestTypes.StringOf(value), text));
                break;
            case BlobShape blob:
                AddAll("Value", path, LengthConstraintsBrokenBy(RequestTypes.BytesOf(value).Length, blob.MinLength, blob.MaxLength));
                break;
            case IntegerShape integer:
                CheckRange(integer, RequestTypes.IntegerOf(value, integer.TypeName), path);
                break;
            case BooleanShape:
                RequestTypes.BooleanOf(value);
                break;
            case ListShape list:
                CheckList(list, value, path);
                break;
            case StructureShape structure:
                CheckMembers(structure, RequestTypes.StructureOf(value), path + ".");
                break;
        }
    }

    private void CheckRange(IntegerShape shape, long number, string path)
    {
        if (number < shape.Minimum || number > shape.Maximum)
        {
            var value = number.ToString(CultureInfo.InvariantCulture);
            AddAll($"Value '{value}'", path, [$"Member must have value {Bound(number < shape.Minimum, shape.Minimum, shape.Maximum)}"]);
        }
    }

    private void CheckList(ListShape shape, JsonElement value, string path)
    {
        var items = RequestTypes.ListOf(value);
        if (shape.Item is StringShape text)
        {
            var texts = items.Select(RequestTypes.StringOf).ToArray();
            var quoted = $"Value '[{string.Join(", ", texts)}]'";
            AddAll(quoted, path, LengthConstraintsBrokenBy(texts.Length, shape.MinCount, shape.MaxCount));
            if (texts.Any(item => ConstraintsBrokenBy(item, text).Any()))
            {
                AddAll(quoted, path, [$"Member must satisfy constraint: [{string.Join(", ", ConstraintsOf(text))}]"]);
            }

            return;
        }

        AddAll("Value", path, LengthConstraintsBrokenBy(items.Length, shape.MinCount, shape.MaxCount));
        for (var i = 0; i < items.Length; i++)
        {
            Check(shape.Item, items[i], string.Create(CultureInfo.InvariantCulture, $"{path}.{i + 1}.member"));
        }
    }

    private void AddAll(string value, string path, IEnumerable<string> constraints) =>
        _violations.AddRange(constraints.Select(constraint => $"{value} at '{path}' failed to satisfy constraint: {constraint}"));

    private static IEnumerable<string> ConstraintsBrokenBy(string text, StringShape shape)
    {
        foreach (var constraint in LengthConstraintsBrokenBy(text.Length, shape.MinLength, shape.MaxLength))
        {
            yield return constraint;
        }

        // The quota for values is in bytes.
        if (shape.IsSensitive && Encoding.UTF8.GetByteCount(text) > shape.MaxLength)
        {
            yield return $"Member must have length {Bound(isBelow: false, shape.MinLength, shape.MaxLength)}";
        }

        if (shape.Pattern is not null && !IsMatch(shape.Pattern, text))
        {
            yield return $"Member must satisfy regular expression pattern: {shape.Pattern}";
        }

        if (shape.AllowedValues.Count > 0 && !shape.AllowedValues.Contains(text, StringComparer.Ordinal))
        {
            yield return $"Member must satisfy enum value set: [{string.Join(", ", shape.AllowedValues)}]";
        }
    }

    private static IEnumerable<string> ConstraintsOf(StringShape shape)
    {
        yield return $"Member must have length {Bound(isBelow: false, shape.MinLength, shape.MaxLength)}";
        yield return $"Member must have length {Bound(isBelow: true, shape.MinLength, shape.MaxLength)}";
        if (shape.Pattern is not null)
        {
            yield return $"Member must satisfy regular expression pattern: {shape.Pattern}";
        }
    }

    private static IEnumerable<string> LengthConstraintsBrokenBy(int length, int minimum, int maximum)
    {
        if (length < minimum || length > maximum)
        {
            yield return $"Member must have length {Bound(length < minimum, minimum, maximum)}";
        }
    }

    private static string Bound(bool isBelow, long minimum, long maximum) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(isBelow ? "greater" : "less")} than or equal to {(isBelow ? minimum : maximum)}");

    // AWS matches the whole string, anchored or not.
    private static bool IsMatch(string pattern, string text) => s_patterns
        .GetOrAdd(pattern, static pattern => new Regex($@"\A(?:{pattern.TrimStart('^').TrimEnd('$')})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
        .IsMatch(text);
}
