using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes.Patterns;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Makes the value of a key that has no parts.</summary>
internal static class FakeScalar
{
    /// <summary>Makes a value that the client's reader accepts.</summary>
    /// <exception cref="SecretsConfigurationException">No candidate satisfies all constraints of the key.</exception>
    internal static JsonNode Create(SecretStructure structure, FakeSeed seed)
    {
        var (key, kind) = (structure.Key, structure.Kind);
        if (kind == SecretValueKind.Boolean)
        {
            return JsonValue.Create(key.AllowedValues.Count > 0 ? key.AllowedValues[0] == "true" : seed.Variant % 2 == 0);
        }

        foreach (var text in Candidates(key, kind, seed))
        {
            if (FakeCheck.Fits(key, kind, text))
            {
                return IsNumber(kind) ? JsonNode.Parse(text)! : JsonValue.Create(text)!;
            }
        }

        throw FakeValueException.For(seed, "no candidate satisfies all constraints of its schema");
    }

    /// <summary>Makes the name of an entry of a map.</summary>
    internal static string CreateName(SecretKey? constraints, FakeSeed seed)
    {
        var key = constraints ?? new SecretKey(string.Empty, isRequired: true, isSensitive: false);
        return Candidates(key, SecretValueKind.Text, seed with { Path = $"{seed.Path}/name", Name = "name" })
            .FirstOrDefault(text => FakeCheck.Fits(key, SecretValueKind.Text, text))
            ?? throw FakeValueException.For(seed, "no candidate satisfies all constraints of the names in the map");
    }

    internal static bool IsNumber(SecretValueKind kind) =>
        kind is SecretValueKind.Integer32 or SecretValueKind.Integer64 or SecretValueKind.DecimalNumber or SecretValueKind.DoubleNumber;

    private static IEnumerable<string> Candidates(SecretKey key, SecretValueKind kind, FakeSeed seed)
    {
        if (key.AllowedValues.Count > 0)
        {
            return Enumerable.Range(0, key.AllowedValues.Count).Select(i => key.AllowedValues[(i + seed.Variant) % key.AllowedValues.Count]);
        }

        var texts = kind switch
        {
            SecretValueKind.Text => FakeText.OfFormat(key.Format, seed, key.MinLength, key.MaxLength),
            SecretValueKind.Uri => FakeText.Uris(seed, key.MinLength),
            SecretValueKind.DateTime => FakeText.DateTimes(seed, key.MinLength),
            SecretValueKind.Date => FakeText.Dates(seed),
            SecretValueKind.Duration => FakeText.Durations(seed, key.MinLength),
            SecretValueKind.Uuid => FakeText.Uuids(seed),
            SecretValueKind.Bytes => FakeText.Bytes(key.Format, seed, key.MinLength, key.MaxLength),
            SecretValueKind.Pem => FakePem.Candidates(seed, key.MinLength),
            SecretValueKind.Integer32 or SecretValueKind.Integer64 => FakeNumber.Integers(key, seed),
            SecretValueKind.DecimalNumber => FakeNumber.Decimals(key, seed),
            SecretValueKind.DoubleNumber => FakeNumber.Doubles(key, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no fakes."),
        };
        return key.Pattern is null || IsNumber(kind) ? texts : texts.Concat(PatternText.Candidates(key.Pattern, seed, key.MinLength, key.MaxLength));
    }
}
