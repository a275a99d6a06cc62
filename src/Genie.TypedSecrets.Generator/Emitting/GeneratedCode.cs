namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>The attribute that says who wrote a type.</summary>
internal static class GeneratedCode
{
    /// <summary>The attribute, with the version of this assembly.</summary>
    internal static string Attribute { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Genie.TypedSecrets\", \"{typeof(GeneratedCode).Assembly.GetName().Version}\")]";
}
