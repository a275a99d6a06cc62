using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Cli.Schemas;

/// <summary>Holds a value to its schema before it is stored, so that what a job could not load never gets there.</summary>
internal static class ValueCheck
{
    /// <summary>Checks a value where the project has a schema for it.</summary>
    /// <param name="folder">The project's schemas.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="isBinary">Whether it is stored as bytes.</param>
    /// <returns>Why it was not checked though the secret is one of the project's; null otherwise.</returns>
    /// <exception cref="CliException">It does not fit. The message has paths and expectations, never the value.</exception>
    internal static string? ThrowIfUnfit(SchemaFolder folder, string name, byte[] value, bool isBinary)
    {
        var match = folder.Match(name);
        if (match.Category is not { } category)
        {
            return null;
        }

        if (match.Kind is SecretNameKind.UnknownEnvironment or SecretNameKind.NotInEnvironment)
        {
            throw new CliException(
                $"'{name}' is not a secret of this project and was not stored. {Reason(match)}"
                + (match.Suggestion is null ? string.Empty : $" Did you mean '{match.Suggestion}'?")
                + " To store it nevertheless, add --skip-validation.");
        }

        if (folder.Find(category) is not { } schema)
        {
            return $"No schema describes {name}, so that the value was not checked. There are schemas for: {string.Join(", ", folder.Categories)}.";
        }

        var violations = ValueValidator.Validate(schema, value, isBinary).Select(static v => $"{Environment.NewLine}  {v}").ToArray();
        return violations.Length == 0
            ? null
            : throw new CliException($"The value does not fit schemas/{category}.schema.json and was not stored:{string.Concat(violations)}");
    }

    private static string Reason(SecretNameMatch match) => match.Kind == SecretNameKind.NotInEnvironment
        ? $"schemas/{match.Category}.schema.json does not list the environment '{match.Environment}' in its x-environments."
        : $"The manifest schemas/secrets.json lists no environment '{match.Environment}'.";
}
