namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>Schemas that several tests use.</summary>
internal static class Schemas
{
    /// <summary>A typical category.</summary>
    internal const string ApiKeys = """
        {
          "type": "object",
          "title": "API keys",
          "description": "Tokens of the APIs that jobs call.",
          "x-owner": "platform-team",
          "x-rotation-days": 90,
          "properties": {
            "github_token": {
              "type": "string", "minLength": 20, "pattern": "^fake", "description": "A token of the GitHub API.",
              "x-owner": "source-control", "x-rotation-days": 1
            },
            "port": { "type": "integer", "minimum": 1, "maximum": 65535, "default": 8443, "x-sensitive": false, "examples": [443, 8443] },
            "webhook_url": { "type": "string", "format": "uri", "x-sensitive": false }
          },
          "required": ["github_token"]
        }
        """;

    /// <summary>Maps beside named keys, at keys, in lists and in each other.</summary>
    internal const string Maps = """
        {
          "type": "object",
          "properties": {
            "host": { "type": "string", "x-sensitive": false },
            "tenants": { "type": "object", "description": "The key of each tenant.", "additionalProperties": { "type": "string", "minLength": 3 }, "minProperties": 1 },
            "routes": { "type": "object", "additionalProperties": { "type": "string", "format": "uri", "x-sensitive": false }, "propertyNames": { "pattern": "^/" } },
            "databases": {
              "type": "object",
              "additionalProperties": {
                "type": "object", "description": "A database.",
                "properties": { "user": { "type": "string", "x-sensitive": false }, "password": { "type": "string" } }, "required": ["password"]
              }
            },
            "lists": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } } } },
            "nested": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": { "type": "boolean", "x-sensitive": false } } }
          },
          "required": ["tenants"],
          "patternProperties": { "^x-": { "type": "string", "maxLength": 9 } },
          "propertyNames": { "x-sensitive": true },
          "maxProperties": 8
        }
        """;

    /// <summary>Alternatives, merged parts, rules about keys, objects with any content, and text that can be a number.</summary>
    internal const string Unions = """
        {
          "type": "object",
          "allOf": [{ "$ref": "#/$defs/endpoint" }],
          "properties": {
            "account": { "type": ["string", "integer"], "x-sensitive": false },
            "auth": {
              "description": "How to log on.",
              "properties": { "user": { "type": "string", "x-sensitive": false, "x-renamed-from": "login" } },
              "required": ["user"],
              "oneOf": [
                { "description": "With a password.", "properties": { "type": { "const": "password", "x-sensitive": false }, "password": { "type": "string" } }, "required": ["type", "password"] },
                {
                  "x-csharp-name": "KeyPair",
                  "properties": { "type": { "const": "key_pair", "x-sensitive": false }, "private_key": { "type": "string", "x-renamed-from": "key" }, "match": { "type": "boolean", "x-sensitive": false } },
                  "required": ["type", "private_key"]
                }
              ]
            },
            "sources": { "type": "array", "items": { "$ref": "#/$defs/source" } },
            "by_name": { "additionalProperties": { "$ref": "#/$defs/source" } },
            "either": { "anyOf": [{ "$ref": "#/$defs/token" }, { "type": "null" }] },
            "extra": { "type": "object", "additionalProperties": true },
            "extras": { "type": "array", "items": { "type": "object", "additionalProperties": true } }
          },
          "required": ["auth"],
          "dependentRequired": { "extra": ["account"] },
          "anyOf": [{ "required": ["sources"] }, { "required": ["by_name", "account"] }],
          "unevaluatedProperties": false,
          "$defs": {
            "endpoint": { "type": "object", "properties": { "host": { "type": "string", "format": "hostname", "x-sensitive": false } }, "required": ["host"] },
            "token": { "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] },
            "source": { "oneOf": [{ "$ref": "#/$defs/token" }, { "properties": { "url": { "type": "string", "format": "uri" } }, "required": ["url"] }] }
          }
        }
        """;

    /// <summary>Alternatives as a whole secret.</summary>
    internal const string WholeUnion = """
        {
          "description": "How to log on.",
          "properties": { "account": { "type": "string", "x-sensitive": false } },
          "required": ["account"],
          "oneOf": [
            { "properties": { "password": { "type": "string" } }, "required": ["password"] },
            { "properties": { "private_key": { "type": "string" }, "passphrase": { "type": "string" } }, "required": ["private_key"] }
          ]
        }
        """;

    /// <summary>Any content as a whole secret.</summary>
    internal const string FreeForm = """
        { "type": "object", "description": "Anything.", "additionalProperties": true }
        """;

    /// <summary>A map as a whole secret.</summary>
    internal const string WholeMap = """
        {
          "type": "object", "description": "The key of each tenant.",
          "additionalProperties": { "type": "string", "minLength": 3 },
          "propertyNames": { "pattern": "^[a-z]+$", "maxLength": 9 }, "minProperties": 1, "maxProperties": 3
        }
        """;

    /// <summary>Every type a key can have, required and not, sensitive and not.</summary>
    internal const string EveryType = """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "text": { "type": "string", "minLength": 1, "maxLength": 10 },
            "email": { "type": "string", "format": "email", "x-sensitive": false },
            "host": { "type": "string", "format": "hostname", "x-sensitive": false },
            "ipv4": { "type": "string", "format": "ipv4", "x-sensitive": false },
            "ipv6": { "type": "string", "format": "ipv6", "x-sensitive": false },
            "fixed": { "const": "fake-constant", "x-sensitive": false },
            "uri": { "type": "string", "format": "uri" },
            "date_time": { "type": "string", "format": "date-time", "x-sensitive": false },
            "date": { "type": "string", "format": "date", "x-sensitive": false },
            "duration": { "type": "string", "format": "duration", "x-sensitive": false },
            "uuid": { "type": "string", "format": "uuid", "x-sensitive": false },
            "bytes": { "type": "string", "contentEncoding": "base64" },
            "certificate": { "type": "string", "contentMediaType": "application/x-pem-file" },
            "small": { "type": "integer", "minimum": 0, "maximum": 100, "x-sensitive": false },
            "large": { "type": "integer", "x-sensitive": false },
            "exact": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1.5, "x-sensitive": false },
            "approximate": { "type": "number", "format": "double", "x-sensitive": false },
            "flag": { "type": "boolean", "x-sensitive": false },
            "engine": { "enum": ["postgres", "my-sql"], "x-sensitive": false },
            "secret_engine": { "enum": ["postgres", "my-sql"] },
            "tokens": { "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 3, "uniqueItems": true },
            "ports": { "type": "array", "items": { "type": "integer", "maximum": 65535, "minimum": 1 }, "x-sensitive": false },
            "endpoint": {
              "type": "object", "description": "Where it is.",
              "properties": { "url": { "type": "string", "format": "uri", "x-sensitive": false }, "password": { "type": "string" } },
              "required": ["url"]
            },
            "brokers": {
              "type": "array",
              "items": { "type": "object", "properties": { "name": { "type": "string", "x-sensitive": false } }, "required": ["name"] }
            }
          },
          "required": ["text", "email", "uri", "date_time", "bytes", "certificate", "small", "exact", "flag", "engine", "tokens", "endpoint"]
        }
        """;

    /// <summary>A default for each type that can have one.</summary>
    internal const string Defaults = """
        {
          "type": "object",
          "properties": {
            "text": { "type": "string", "x-sensitive": false, "default": "a \"quoted\" \\ back\u2028slash" },
            "uri": { "type": "string", "format": "uri", "x-sensitive": false, "default": "https://example.com/a?b=c" },
            "date_time": { "type": "string", "format": "date-time", "x-sensitive": false, "default": "2030-01-31T12:00:00.5+01:00" },
            "date": { "type": "string", "format": "date", "x-sensitive": false, "default": "2030-01-31" },
            "duration": { "type": "string", "format": "duration", "x-sensitive": false, "default": "P1DT2H0.5S" },
            "weeks": { "type": "string", "format": "duration", "x-sensitive": false, "default": "P2W" },
            "uuid": { "type": "string", "format": "uuid", "x-sensitive": false, "default": "00000000-0000-0000-0000-00000000000a" },
            "bytes": { "type": "string", "contentEncoding": "base64", "x-sensitive": false, "default": "AAEC" },
            "small": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647, "x-sensitive": false, "default": -2147483648 },
            "large": { "type": "integer", "x-sensitive": false, "default": -9223372036854775808 },
            "round": { "type": "integer", "x-sensitive": false, "default": 1e3 },
            "exact": { "type": "number", "x-sensitive": false, "default": 0.10 },
            "approximate": { "type": "number", "format": "double", "x-sensitive": false, "default": 1e-7 },
            "flag": { "type": "boolean", "x-sensitive": false, "default": true },
            "engine": { "enum": ["postgres", "my-sql"], "x-sensitive": false, "default": "my-sql" },
            "ports": { "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "x-sensitive": false, "default": [1, 2] },
            "none": { "type": "array", "items": { "type": "string" }, "x-sensitive": false, "default": [] }
          }
        }
        """;

    /// <summary>Deprecated and renamed keys, in the root and in a nested object, and a rename that C# does not see.</summary>
    internal const string Moved = """
        {
          "type": "object",
          "deprecated": true,
          "description": "Use api-keys",
          "properties": {
            "token": { "type": "string", "x-renamed-from": ["old_token", "older-token"] },
            "user-name": { "type": "string", "x-renamed-from": ["user_name"], "x-sensitive": false },
            "password": { "type": "string", "deprecated": true, "description": "Use token.\nReally.", "x-owner": "identity" },
            "endpoint": {
              "type": "object",
              "properties": { "url": { "type": "string", "x-sensitive": false, "x-renamed-from": ["address"] } },
              "required": ["url"]
            }
          },
          "required": ["token", "password", "endpoint"]
        }
        """;

    /// <summary>A category whose whole secret is one value, in production only.</summary>
    internal const string License = """
        { "type": "string", "minLength": 5, "description": "The license of the loader.", "x-environments": ["prod"] }
        """;

    /// <summary>Text that would break out of comments and literals if it could.</summary>
    internal const string Hostile = """
        {
          "type": "object",
          "title": "</summary><script> & \"title\"",
          "description": "first */ line\r\nsecond /// line\u2028third\u0085fourth <see cref=\"x\"/> {0} \u0001 \ud83d\ude00",
          "x-owner": "a \"team\"\n[assembly: Evil]",
          "properties": {
            "class": { "type": "string", "x-sensitive": false, "default": "\";System.Environment.Exit(1);//\n{0}" },
            "3ds_mode": { "enum": ["int", "1.0", "a\"b"], "x-sensitive": false, "description": "" },
            "größe": { "type": "integer", "x-sensitive": false },
            "get": { "type": "string", "deprecated": true, "description": "line\r\nbreak \" quote" },
            "equals": { "type": "string", "pattern": "^\"\\\\d+\"$" },
            "s_shape": { "type": "string" },
            "reader": { "type": "string" },
            "value": { "type": "string" },
            "system": { "type": "object", "properties": { "genie": { "type": "string" } } }
          }
        }
        """;
}
