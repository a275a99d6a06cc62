using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Sets;

namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>Chooses the category that code is generated for: of a valid file what it describes, of one with errors what it promises.</summary>
/// <param name="Refused">The valid files that a rule between files refuses.</param>
/// <param name="Drafts">The files with errors that are generated nevertheless.</param>
internal sealed record CategoryChoice(PathSet Refused, PathSet Drafts)
{
    /// <summary>Gets the category of a file, or null.</summary>
    internal CategoryModel? Of(CategoryRead read) => read.Result.Model is { } model
        ? Refused.Contains(read.Path) ? null : model
        : Drafts.Contains(read.Path) ? read.Result.Draft : null;
}
