using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>Validates and escapes names of namespaces.</summary>
internal static class NamespaceName
{
    /// <summary>Determines whether every part is a C# identifier; a keyword is one, once escaped.</summary>
    internal static bool IsValid(string name) => name.Split('.').All(part => SyntaxFacts.IsValidIdentifier(part.TrimStart('@')));

    /// <summary>Escapes the parts that are keywords.</summary>
    internal static string Escape(string name) => string.Join(".", name.Split('.').Select(EscapePart));

    /// <summary>
    /// Makes a namespace of what a project is called, as new files in an IDE get it: <c>ingest-job</c> gives <c>ingest_job</c>.
    /// </summary>
    internal static string Sanitize(string name) => Escape(string.Join(
        ".",
        name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(SanitizePart)));

    private static string EscapePart(string part)
    {
        var name = part.TrimStart('@');
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    private static string SanitizePart(string part)
    {
        var text = new StringBuilder(part.Length + 1);
        foreach (var c in part)
        {
            text.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        return SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? text.ToString() : text.Insert(0, '_').ToString();
    }
}
