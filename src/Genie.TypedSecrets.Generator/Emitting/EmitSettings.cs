namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Specifies whether generated types can be seen from other assemblies.</summary>
internal enum TypeAccessibility
{
    Internal,
    Public,
}

/// <summary>Represents the project's settings for every emitted type. It is compared by value.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Accessibility">The accessibility of the types.</param>
internal sealed record EmitSettings(string Namespace, TypeAccessibility Accessibility)
{
    /// <summary>Gets the C# keyword.</summary>
    internal string AccessibilityKeyword => Accessibility == TypeAccessibility.Public ? "public" : "internal";
}
