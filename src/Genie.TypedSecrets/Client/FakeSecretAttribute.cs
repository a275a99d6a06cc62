namespace Genie.TypedSecrets;

/// <summary>
/// Marks a value in source code as fake, so that the analyzers GTS1201 to GTS1203 do not report it. Use it for test data that has to look
/// like a credential.
/// </summary>
/// <param name="reason">The reason why the value protects nothing: <c>"printed in the vendor's documentation"</c>.</param>
/// <remarks>
/// The attribute has no effect at run time. In places without attributes, a comment <c>// fake-secret: reason</c> on the same line or on the
/// line above does the same.
/// </remarks>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class FakeSecretAttribute(string reason) : Attribute
{
    /// <summary>Gets the reason why the value protects nothing.</summary>
    public string Reason { get; } = reason;
}
