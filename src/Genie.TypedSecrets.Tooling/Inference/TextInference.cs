using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling.Values;
using Output = System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Infers the format of texts: one that all of them have, and that short or random texts do not have by chance.</summary>
internal static partial class TextInference
{
    private static readonly HashSet<string> s_hostNames = new(["host", "hostname", "server", "address", "endpoint", "domain"], StringComparer.Ordinal);
    private static readonly HashSet<string> s_wholeNumbers = new(["port", "timeout", "size", "count", "limit", "retries", "ttl", "interval", "seconds", "minutes", "hours", "days", "connections", "workers", "threads"], StringComparer.Ordinal);

    /// <summary>Determines whether the values of a key are whole numbers, by its name.</summary>
    internal static bool IsWholeNumber(string name) => s_wholeNumbers.Contains(LastWord.Of(name));

    /// <summary>Infers the type of texts under a key.</summary>
    internal static Output.JsonObject Infer(string name, IReadOnlyList<JsonString> values)
    {
        var last = LastWord.Of(name);
        if (IsWholeNumber(name) && values.All(static value => WholeNumber().IsMatch(value.Value)))
        {
            return Integer(name, values);
        }

        if (InferFile(values) is { } file)
        {
            return file;
        }

        Output.JsonObject schema = new() { ["type"] = "string" };
        if (FormatOf(last, values) is { } format)
        {
            schema["format"] = format;
        }
        else if (values.All(static value => value.Value.Length > 0))
        {
            schema["minLength"] = 1;
        }

        return schema;
    }

    /// <summary>Infers the type of a category whose whole secret is one text.</summary>
    internal static Output.JsonObject InferWhole(IReadOnlyList<string> texts)
    {
        JsonString[] values = [.. texts.Select(static text => JsonReader.Read(JsonEdit.Quote(text)).Root).OfType<JsonString>()];
        return values.Length == texts.Count && InferFile(values) is { } file ? file
            : texts.All(static text => text.Length > 0) ? new() { ["type"] = "string", ["minLength"] = 1 }
            : new() { ["type"] = "string" };
    }

    /// <summary>Creates the type of whole numbers: of a port, with its range.</summary>
    internal static Output.JsonObject Integer(string name, IEnumerable<JsonNode> values)
    {
        Output.JsonObject schema = new() { ["type"] = "integer" };
        if (LastWord.Of(name) == "port" && values.All(static value => TypeInference.Fits(new IntegerType(Is64Bit: false, new("1", "65535", null, null), default), value)))
        {
            schema["minimum"] = 1;
            schema["maximum"] = 65535;
        }

        return schema;
    }

    // The content of a file as text: JSON, which can contain PEM, PEM, or base64.
    private static Output.JsonObject? InferFile(IReadOnlyList<JsonString> values)
    {
        if (values.All(static value => value.Value.AsSpan().TrimStart() is ['{' or '[', ..]) && All(values, new StringType(StringFormat.Json, null, null, null, default)))
        {
            return new() { ["type"] = "string", ["contentMediaType"] = "application/json" };
        }

        if (All(values, new PemType(null, null)))
        {
            return Pem([.. values.Select(static value => value.Value)]);
        }

        if (!All(values, new BinaryType(null, null, null)))
        {
            return null;
        }

        EncodedFileKind[] kinds = [.. values.Select(static value => EncodedFile.KindOf(value.Value))];
        return kinds.Contains(EncodedFileKind.None) ? null
            : Array.TrueForAll(kinds, static kind => kind == EncodedFileKind.Json) ? new() { ["type"] = "string", ["contentEncoding"] = "base64", ["contentMediaType"] = "application/json" }
            : new() { ["type"] = "string", ["contentEncoding"] = "base64" };
    }

    private static Output.JsonObject Pem(IReadOnlyList<string> texts) => new()
    {
        ["type"] = "string",
        ["contentMediaType"] = texts.All(static text => Certificates().Count(text) > 1) ? "application/pem-certificate-chain" : "application/x-pem-file",
    };

    private static string? FormatOf(string lastWord, IReadOnlyList<JsonString> values)
    {
        return values.All(static value => Uuid().IsMatch(value.Value)) && AllOf(StringFormat.Uuid) ? "uuid"
            : values.All(static value => Address().IsMatch(value.Value)) && AllOf(StringFormat.Uri) ? "uri"
            : values.All(static value => value.Value.Contains('T', StringComparison.Ordinal)) && AllOf(StringFormat.DateTime) ? "date-time"
            : AllOf(StringFormat.Date) ? "date"
            : AllOf(StringFormat.Ipv4) ? "ipv4"
            : values.All(static value => value.Value.Contains(':', StringComparison.Ordinal)) && AllOf(StringFormat.Ipv6) ? "ipv6"
            : values.All(static value => value.Value.Contains('@', StringComparison.Ordinal)) && lastWord.Contains("mail", StringComparison.Ordinal) && AllOf(StringFormat.Email) ? "email"
            : s_hostNames.Contains(lastWord) && AllOf(StringFormat.Hostname) ? "hostname"
            : null;

        bool AllOf(StringFormat format) => All(values, new StringType(format, null, null, null, default));
    }

    private static bool All(IReadOnlyList<JsonString> values, SchemaType type) => values.All(value => TypeInference.Fits(type, value));

    [GeneratedRegex("^[0-9]{1,9}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*://", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("-----BEGIN CERTIFICATE-----", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Certificates();
}
