using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents the result of reading one schema file. It is compared by value.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Result">The result.</param>
internal sealed record CategoryRead(string Path, CategoryReadResult Result);
