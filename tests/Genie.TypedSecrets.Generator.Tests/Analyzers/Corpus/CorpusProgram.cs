namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>A program of the corpus: members of a class, with what must be found in them.</summary>
/// <param name="Name">Its kind and what it does.</param>
/// <param name="Rule">The rule that must report it, or the start of its id; empty if none may.</param>
/// <param name="Members">The code.</param>
/// <param name="Types">Types beside the class.</param>
internal sealed record CorpusProgram(string Name, string Rule, string Members, string Types = "");
