using System.Text;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Exporting;

/// <summary>Turns the keys of secrets into environment variables: <c>external_api.key</c> becomes <c>EXTERNAL_API__KEY</c>.</summary>
public static class SecretVariables
{
    /// <summary>Gets the variables of a value.</summary>
    /// <param name="secretName">The secret's name: the last part of it names the variable of a value without keys.</param>
    /// <param name="document">The value.</param>
    /// <param name="prefix">The prefix of each variable.</param>
    /// <returns>The variables, in the value's order.</returns>
    /// <exception cref="ToolingException">The value is binary, a key cannot be a variable, or two keys have the same one.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string secretName, SecretDocument document, string prefix)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        ArgumentNullException.ThrowIfNull(document);
        if (document.IsBinary)
        {
            throw new ToolingException($"The value of '{secretName}' is binary and cannot be an environment variable. Write it to a file: genie-secrets get {CommandArgument.Quote(secretName)} --reveal > value.bin");
        }

        List<KeyValuePair<string, string>> variables = [];
        if (document.Root is { } root)
        {
            Collect(root, prefix);
        }
        else
        {
            variables.Add(new(prefix + NameOf(secretName.Split('/')[^1]), document.Text));
        }

        ThrowIfAmbiguous(variables);
        ThrowIfImpossible(secretName, variables);
        return variables;

        void Collect(JsonObject value, string path)
        {
            foreach (var member in value.Members)
            {
                var name = path + NameOf(member.Name);
                switch (member.Value)
                {
                    case JsonObject inner:
                        Collect(inner, name + "__");
                        break;
                    case JsonNull:
                        break;
                    default:
                        variables.Add(new(name, document.TextOf(member.Value)));
                        break;
                }
            }
        }
    }

    /// <summary>Rejects variables of which two have the same name.</summary>
    /// <param name="variables">The variables.</param>
    /// <exception cref="ToolingException">Two have the same name.</exception>
    public static void ThrowIfAmbiguous(IEnumerable<KeyValuePair<string, string>> variables)
    {
        if (variables.GroupBy(static variable => variable.Key, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new ToolingException($"Two keys have the environment variable {twice.Key}. Use --prefix, or name one secret only.");
        }
    }

    // The system ends a variable at a NUL.
    private static void ThrowIfImpossible(string secretName, List<KeyValuePair<string, string>> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (name.Length == 0)
            {
                throw new ToolingException($"A key of '{secretName}' has an empty name, so no environment variable can have its value. Use --prefix.");
            }

            if (value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ToolingException($"The value for {name} in '{secretName}' contains a NUL character and cannot be an environment variable. Write it to a file with genie-secrets get {CommandArgument.Quote(secretName)} --reveal.");
            }
        }
    }

    private static string NameOf(string key)
    {
        var name = new StringBuilder(key.Length + 1);
        foreach (var c in key)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        }

        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? name.Insert(0, '_').ToString() : name.ToString();
    }
}
