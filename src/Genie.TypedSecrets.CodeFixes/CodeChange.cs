using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Represents a change that fixes a diagnostic.</summary>
/// <param name="Title">The title that the editor shows.</param>
/// <param name="Apply">Applies the change to the document of the diagnostic.</param>
internal sealed record CodeChange(string Title, Action<SyntaxEditor> Apply);
