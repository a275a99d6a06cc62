using System.Text;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Calls the reader as generated code does.</summary>
internal static class ReaderDriver
{
    internal static SecretKey Key(string name = "k") => new(name, isRequired: true, isSensitive: true);

    internal static SecretKey Optional(string name) => new(name, isRequired: false, isSensitive: true);

    internal static T Parse<T>(string json, SecretReadFunc<T> read) => Parse(Encoding.UTF8.GetBytes(json), read);

    internal static T Parse<T>(byte[] value, SecretReadFunc<T> read, bool isBinary = false) =>
        SecretReader.Parse(value, isBinary, "genie-dev/fake", "v1", read);

    /// <summary>Reads a value that both paths accept, and verifies that the results are equal.</summary>
    internal static T ParseOnBothPaths<T>(string json, SecretReadFunc<T> read)
    {
        var value = Encoding.UTF8.GetBytes(json);
        SecretReader.TryParseFast(value, read, out var fast).ShouldBeTrue($"The fast path gave up: {json}");
        var reported = ParseReporting(json, read);
        reported.ShouldBe(fast);
        return reported;
    }

    /// <summary>Reads a value on the path that reports.</summary>
    internal static T ParseReporting<T>(string json, SecretReadFunc<T> read) =>
        SecretReader.ParseReporting(Encoding.UTF8.GetBytes(json), isBinary: false, "genie-dev/fake", "v1", read);

    internal static string[] Violations<T>(string json, SecretReadFunc<T> read) => Violations(Encoding.UTF8.GetBytes(json), read);

    internal static string[] Violations<T>(byte[] value, SecretReadFunc<T> read, bool isBinary = false)
    {
        try
        {
            _ = Parse(value, read, isBinary);
            return [];
        }
        catch (SecretSchemaException e)
        {
            e.InnerException.ShouldBeNull();
            (e.SecretName, e.VersionId).ShouldBe(("genie-dev/fake", "v1"));
            return [.. e.Violations.Select(v => v.ToString())];
        }
    }

    /// <summary>Reads an object of string keys; missing keys are not in the result.</summary>
    internal static SecretReadFunc<Dictionary<string, string>> Strings(SecretShape shape) => (ref SecretReader reader) =>
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.StartObject(shape);
        while (reader.ReadKey(out var key))
        {
            result[shape.Keys[key].JsonName] = reader.ReadString();
        }

        return result;
    };

    /// <summary>Reads an object with one key by the given function.</summary>
    internal static SecretReadFunc<T?> One<T>(SecretKey key, SecretReadFunc<T> read)
    {
        var shape = new SecretShape(allowsAdditionalKeys: true, key);
        return (ref SecretReader reader) =>
        {
            T? value = default;
            reader.StartObject(shape);
            while (reader.ReadKey(out _))
            {
                value = read(ref reader);
            }

            return value;
        };
    }

    /// <summary>Reads a secret that is a single value.</summary>
    internal static SecretReadFunc<T> Root<T>(SecretKey key, SecretReadFunc<T> read) => (ref SecretReader reader) =>
    {
        reader.StartValue(key);
        return read(ref reader);
    };
}
