using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Formats C# expressions that read secrets through generated code: <c>Secrets.Dev.ApiKeys</c>.</summary>
public static class AccessorExpressions
{
    /// <summary>The property with the value of a category that is one value as a whole.</summary>
    public const string Value = "Value";

    /// <summary>The expression for the environment that the process runs in.</summary>
    public const string Current = GeneratedNames.Root + ".Current";

    /// <summary>Gets the expression for an environment.</summary>
    /// <param name="environment">The environment.</param>
    public static string Of(EnvironmentModel environment) => $"{GeneratedNames.Root}.{environment.Identifier}";

    /// <summary>Gets the expression for a preview environment, with an example of its name.</summary>
    /// <param name="pattern">The pattern of its name: <c>pr-*</c>.</param>
    public static string OfPreview(string pattern) => $"{GeneratedNames.Root}.{GeneratedNames.PreviewMethod}(\"{pattern.Replace(PreviewPattern.Wildcard, '1')}\")";

    /// <summary>Gets the type of an alternative, as code in the same namespace names it.</summary>
    /// <param name="category">The category.</param>
    /// <param name="alternative">The alternative.</param>
    public static string TypeOf(CategoryModel category, AlternativeModel alternative) => $"{GeneratedNames.Record(category.Identifier)}.{alternative.Identifier}";
}
