namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Lists names of types and formats of other languages, with the way to write the same.</summary>
internal static class TypeSynonyms
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["str"] = "string",
        ["text"] = "string",
        ["varchar"] = "string",
        ["secret"] = "string",
        ["password"] = "string",
        ["int"] = "integer",
        ["int32"] = "integer",
        ["int64"] = "integer",
        ["long"] = "integer",
        ["float"] = "number",
        ["double"] = "number",
        ["decimal"] = "number",
        ["numeric"] = "number",
        ["bool"] = "boolean",
        ["list"] = "array",
        ["set"] = "array",
        ["map"] = "object",
        ["dict"] = "object",
        ["dictionary"] = "object",
        ["record"] = "object",
        ["struct"] = "object",
    };

    private static readonly HashSet<string> s_formats = new(["uri", "url", "date-time", "datetime", "date", "time", "duration", "uuid", "guid", "email", "hostname", "ipv4", "ipv6"], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> s_formatAdvice = new(StringComparer.Ordinal)
    {
        ["byte"] = "Use \"contentEncoding\": \"base64\" instead of a format.",
        ["binary"] = "Use \"contentEncoding\": \"base64\" instead of a format.",
        ["base64"] = "Use \"contentEncoding\": \"base64\" instead of a format.",
        ["base64url"] = "Use \"contentEncoding\": \"base64url\" instead of a format.",
        ["json"] = "Use \"contentMediaType\": \"application/json\" instead of a format.",
        ["pem"] = "Use \"contentMediaType\": \"application/x-pem-file\" instead of a format.",
        ["password"] = "Remove it: keys are sensitive by default.",
        ["secret"] = "Remove it: keys are sensitive by default.",
        ["host"] = "Did you mean 'hostname'?",
        ["ip"] = "Did you mean 'ipv4' or 'ipv6'?",
        ["ip-address"] = "Did you mean 'ipv4' or 'ipv6'?",
    };

    /// <summary>Gets the advice for a name that is not a type; null if the name is unknown.</summary>
    internal static string? Advice(string name) =>
        s_formats.Contains(name) ? $"It is a format: write \"type\": \"string\" and 'format'."
        : s_types.TryGetValue(name, out var type) ? $"Did you mean '{type}'?{(type == "object" ? " A map is an object with a schema under 'additionalProperties'." : string.Empty)}"
        : null;

    /// <summary>Gets the advice for a name that is not a format; null if the name is unknown.</summary>
    internal static string? FormatAdvice(string name) => s_formatAdvice.TryGetValue(name, out var advice) ? advice : null;
}
