using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads the types that are strings in JSON: text, bytes, PEM.</summary>
internal static class StringSchemaReader
{
    private const int LongestPattern = 1000;
    private const string Base64 = "base64";
    private const string Base64Url = "base64url";

    private static readonly Dictionary<string, StringFormat> s_formats = new(StringComparer.Ordinal)
    {
        ["uri"] = StringFormat.Uri,
        ["date-time"] = StringFormat.DateTime,
        ["date"] = StringFormat.Date,
        ["duration"] = StringFormat.Duration,
        ["uuid"] = StringFormat.Uuid,
        ["email"] = StringFormat.Email,
        ["hostname"] = StringFormat.Hostname,
        ["ipv4"] = StringFormat.Ipv4,
        ["ipv6"] = StringFormat.Ipv6,
        ["time"] = StringFormat.Time,
        ["uri-reference"] = StringFormat.UriReference,
        ["json-pointer"] = StringFormat.JsonPointer,
        ["regex"] = StringFormat.Regex,
    };

    private const string Json = "application/json";

    private static readonly string[] s_pemTypes = ["application/x-pem-file", "application/pem-certificate-chain"];
    private static readonly string[] s_textTypes = [.. s_pemTypes, Json];
    private static readonly string[] s_binaryTypes = ["application/octet-stream", "application/x-pkcs12", Json];

    internal static SchemaType Read(SchemaNode node)
    {
        RangeRules.CheckCounts(node, "minLength", "maxLength");
        var (min, max) = (node.GetCount("minLength"), node.GetCount("maxLength"));
        var encoding = node.Get<JsonString>("contentEncoding");
        var mediaType = node.Get<JsonString>("contentMediaType");
        if (encoding is null && mediaType is null)
        {
            return new StringType(ReadFormat(node), min, max, ReadPattern(node), default);
        }

        foreach (var keyword in new[] { "format", "pattern" })
        {
            if (node.TryGet(keyword, out var member))
            {
                node.Document.Report(SchemaRules.KeywordBesideContent, member.NameSpan, keyword);
            }
        }

        if (encoding is null)
        {
            CheckMediaType(node, mediaType!, s_textTypes, s_binaryTypes, "Add \"contentEncoding\": \"base64\"");
            return mediaType!.Value == Json ? new StringType(StringFormat.Json, min, max, Pattern: null, default) : new PemType(min, max);
        }

        if (encoding.Value is not (Base64 or Base64Url))
        {
            node.Document.Report(SchemaRules.UnknownContent, encoding.Span, "contentEncoding", encoding.Value, "Encode bytes as \"base64\" or \"base64url\"");
        }
        else if (mediaType is not null)
        {
            CheckMediaType(node, mediaType, s_binaryTypes, s_pemTypes, "PEM is text already: remove 'contentEncoding'");
        }

        return new BinaryType(min, max, mediaType?.Value);
    }

    private static void CheckMediaType(SchemaNode node, JsonString mediaType, string[] allowed, string[] confused, string advice)
    {
        if (!allowed.Contains(mediaType.Value, StringComparer.Ordinal))
        {
            node.Document.Report(
                SchemaRules.UnknownContent,
                mediaType.Span,
                "contentMediaType",
                mediaType.Value,
                confused.Contains(mediaType.Value, StringComparer.Ordinal) ? advice : "Use " + string.Join(" or ", allowed) + ", or remove it");
        }
    }

    private static StringFormat ReadFormat(SchemaNode node)
    {
        if (node.Get<JsonString>("format") is not { } format)
        {
            return StringFormat.None;
        }

        if (!s_formats.TryGetValue(format.Value, out var result))
        {
            node.Document.Report(
                SchemaRules.UnknownFormat, format.Span, format.Value, "string", TypeSynonyms.FormatAdvice(format.Value) ?? node.Document.Advice(format.Value, s_formats.Keys));
        }

        return result;
    }

    internal static string? ReadPattern(SchemaNode node)
    {
        return node.Get<JsonString>("pattern") is { } pattern ? CheckPattern(node.Document, pattern.Value, pattern.Span) : null;
    }

    /// <summary>Gets a pattern; null if it cannot be used, which is reported.</summary>
    internal static string? CheckPattern(SchemaDocument document, string pattern, TextSpan span)
    {
        var error = pattern.Length > LongestPattern ? "it is too long" : ValueValidator.FindPatternError(pattern)?.TrimEnd('.');
        if (error is null)
        {
            return pattern;
        }

        document.Report(SchemaRules.InvalidPattern, span, error);
        return null;
    }
}
