namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Defines the attributes of generated types.</summary>
internal static class GeneratedCode
{
    /// <summary>Gets the attribute, with the version of this assembly.</summary>
    internal static string Attribute { get; } =
        $"[S_::CodeDom.Compiler.GeneratedCode(\"Genie.TypedSecrets\", \"{typeof(GeneratedCode).Assembly.GetName().Version}\")]";
}
