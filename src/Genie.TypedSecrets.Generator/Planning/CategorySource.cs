using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>Represents the declarations of one category. It is compared by value.</summary>
/// <param name="Name">The category's name.</param>
/// <param name="Identifier">Its C# name.</param>
/// <param name="Declarations">The C# text, without head and namespace.</param>
internal sealed record CategorySource(string Name, string Identifier, string Declarations)
{
    internal static CategorySource Of(CategoryModel category, EmitSettings settings, CategoryNames names) =>
        new(category.Name, category.Identifier, CategoryEmitter.Emit(category, settings, names));
}
