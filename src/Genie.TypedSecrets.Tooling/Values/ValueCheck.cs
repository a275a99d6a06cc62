using System.Text.Json;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Validates values before they are stored, so that no value is stored that a job cannot load.</summary>
public static class ValueCheck
{
    /// <summary>Validates a value against its schema.</summary>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="isBinary">Whether it is stored as bytes.</param>
    /// <returns>A warning if the secret is one of the project's and no schema describes it; null otherwise.</returns>
    /// <exception cref="ToolingException">The name or the value is not valid. The message has paths and expectations, never the value.</exception>
    public static string? Validate(SecretsProject? project, string secretName, ReadOnlySpan<byte> value, bool isBinary)
    {
        ThrowIfBroken(value, isBinary);
        if (project is null)
        {
            return null;
        }

        var location = ThrowIfMisnamed(project, secretName);
        switch (location.Ownership)
        {
            case SecretOwnership.Undescribed:
                return $"No schema describes {secretName}, so the value was not validated. {location.Problem}";
            case SecretOwnership.Described:
                ThrowIfInvalid(project, secretName, location.CategoryName!, value, isBinary);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Rejects a name that the project cannot have, and schemas with errors.</summary>
    /// <param name="project">The project.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="canSkip">Whether the caller has an option that skips the validation.</param>
    /// <returns>The result of checking the name against the project.</returns>
    /// <exception cref="ToolingException">The environment or the category in the name is wrong, or their schemas have errors.</exception>
    public static SecretLocation ThrowIfMisnamed(SecretsProject project, string secretName, bool canSkip = true)
    {
        ArgumentNullException.ThrowIfNull(project);
        ThrowIfManifestIsBroken(project, canSkip);
        var location = SecretLocation.Of(project, secretName);
        if (location.CategoryName is { } category && project.ErrorsOf(category).Count > 0)
        {
            ThrowBrokenSchema(project, category, canSkip);
        }

        return location.Ownership == SecretOwnership.Mistaken
            ? throw new ToolingException($"{location.Problem}{(canSkip ? " To store it under this name anyway, add --skip-validation." : string.Empty)}")
            : location;
    }

    /// <summary>Rejects text that begins like a JSON object and is not JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isBinary">Whether it is stored as bytes.</param>
    /// <exception cref="ToolingException">It is not JSON.</exception>
    public static void ThrowIfBroken(ReadOnlySpan<byte> value, bool isBinary)
    {
        if (isBinary || !value.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(value);
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            // Not the exception's own message: it quotes the value.
            throw new ToolingException($"The value is not valid JSON: see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static void ThrowIfManifestIsBroken(SecretsProject project, bool canSkip)
    {
        if (project.Manifest is null)
        {
            ThrowBrokenSchema(project, string.Empty, canSkip);
        }
    }

    private static void ThrowIfInvalid(SecretsProject project, string secretName, string category, ReadOnlySpan<byte> value, bool isBinary)
    {
        // A file of nothing but definitions describes no secret.
        if (project.Find(category) is not { } schema)
        {
            return;
        }

        var copy = value.ToArray();
        try
        {
            var violations = ValueValidator.Validate(schema, copy, isBinary).Select(static violation => $"\n  {violation}").ToArray();
            if (violations.Length > 0)
            {
                throw new ToolingException($"The value for {secretName} does not fit schemas/{category}.schema.json and was not stored:{string.Concat(violations)}");
            }
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(copy);
        }
    }

    private static void ThrowBrokenSchema(SecretsProject project, string category, bool canSkip) => throw new ToolingException(
        $"The value cannot be validated because the schema has errors. Correct it{(canSkip ? ", or store the value with --skip-validation" : string.Empty)}:"
        + string.Concat(project.ErrorsOf(category).Select(static error => $"\n  {error}")));
}
