using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>Specifies words that code must contain to be of interest to an analyzer.</summary>
[Flags]
internal enum Mentions
{
    None = 0,

    /// <summary><c>Reveal</c>.</summary>
    Reveal = 1,

    /// <summary><c>Secret</c>, as in <c>Secrets.Dev</c>, <c>ApiKeysSecret</c> and <c>GetSecretValue</c>, or <c>Accessor</c>.</summary>
    Secrets = 2,

    /// <summary><c>GetEnvironmentVariable</c>, or a configuration.</summary>
    Settings = 4,

    /// <summary><c>AddSingleton</c>, <c>AddHostedService</c> and similar methods.</summary>
    Registrations = 8,
}

/// <summary>
/// Searches code for words, so that the compiler's operations are created only for members that can be of interest. Most files of a project
/// contain none of the words and cost one search of their text.
/// </summary>
internal static class SourceMentions
{
    private static readonly (string Word, Mentions Mention)[] s_words =
    [
        ("Reveal", Mentions.Reveal),
        ("Secret", Mentions.Secrets),
        ("Accessor", Mentions.Secrets),
        ("onfiguration", Mentions.Settings),
        ("GetEnvironmentVariable", Mentions.Settings),
        ("Singleton", Mentions.Registrations),
        ("HostedService", Mentions.Registrations),
    ];

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Mentions>> s_ofTree = new();

    /// <summary>Gets the words that a file contains.</summary>
    internal static Mentions Of(SyntaxTree tree) => s_ofTree.GetValue(tree, static tree => new(Of(tree.GetText().ToString()))).Value;

    /// <summary>Gets the words that a file contains, where the names of methods that reveal secrets count like <c>Reveal</c>.</summary>
    internal static Mentions Of(SyntaxTree tree, IReadOnlyCollection<string> helpers) =>
        Of(tree) is var found && helpers.Count > 0 && !found.HasAny(Mentions.Reveal) && tree.GetText().ToString() is var text && helpers.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)
            ? found | Mentions.Reveal
            : found;

    /// <summary>Gets the words that a text contains.</summary>
    internal static Mentions Of(string text)
    {
        var found = Mentions.None;
        foreach (var (word, mention) in s_words)
        {
            if (!found.HasAny(mention) && text.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                found |= mention;
            }
        }

        return found;
    }

    /// <summary>Determines whether a file contains one of the words.</summary>
    internal static bool HasAny(this SyntaxTree tree, Mentions words) => Of(tree).HasAny(words);

    /// <summary>Determines whether one of the words was found.</summary>
    internal static bool HasAny(this Mentions found, Mentions words) => (found & words) != Mentions.None;

    /// <summary>Determines whether a file gives generated code another name: <c>using static Job.Secrets;</c>, <c>using Keys = Job.Secrets;</c></summary>
    internal static bool RenamesSecrets(SyntaxTree tree, bool isGlobal) =>
        tree.HasAny(Mentions.Secrets)
        && tree.GetRoot() is CompilationUnitSyntax unit
        && unit.Usings.Any(import =>
            (import.GlobalKeyword.Text.Length > 0 || !isGlobal)
            && (import.Alias is not null || import.StaticKeyword.Text.Length > 0)
            && Of(import.ToString()).HasAny(Mentions.Secrets));
}
