using Genie.TypedSecrets.Schema.Collections;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>Represents the input of the checks of a compilation. It is compared by value.</summary>
/// <param name="Language">The version of C#.</param>
/// <param name="Options">The properties of the project file.</param>
/// <param name="Names">The names of the types that are generated.</param>
/// <param name="References">The information about the references that the generator needs.</param>
internal sealed record ProjectInput(
    LanguageVersion Language,
    ProjectOptions Options,
    EquatableArray<GeneratedName> Names,
    EquatableArray<ReferencedAssembly> References);
