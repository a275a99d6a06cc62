namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Whether generated types can be seen from other assemblies.</summary>
internal enum TypeAccessibility
{
    Internal,
    Public,
}

/// <summary>What the project decides about every emitted type. A value.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Accessibility">Who sees the types.</param>
internal sealed record EmitSettings(string Namespace, TypeAccessibility Accessibility)
{
    /// <summary>The C# keyword.</summary>
    internal string AccessibilityKeyword => Accessibility == TypeAccessibility.Public ? "public" : "internal";
}
