using Genie.TypedSecrets.Generator.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.Stale;

/// <summary>Determines which types have one instance for the lifetime of the process, as far as the code of this project shows.</summary>
internal sealed class LongLivedTypes
{
    private readonly Lazy<HashSet<string>> _registered;

    internal LongLivedTypes(Compilation compilation) => _registered = new(() => new(compilation.SyntaxTrees.Where(tree => tree.HasAny(Mentions.Registrations)).SelectMany(RegisteredIn), StringComparer.Ordinal));

    /// <summary>Determines whether a type is a hosted service, has a static member of its own type, or is registered as a singleton.</summary>
    internal bool Contain(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(face => face.Name == "IHostedService")
        || type.GetMembers().Any(member => member.IsStatic && IsOf(member, type))
        || _registered.Value.Contains(type.Name);

    private static bool IsOf(ISymbol member, INamedTypeSymbol type) => member switch
    {
        IFieldSymbol field => KnownSymbols.Same(field.Type, type),
        IPropertySymbol property => KnownSymbols.Same(property.Type, type),
        _ => false,
    };

    // services.AddSingleton<IClient, Client>()
    private static IEnumerable<string> RegisteredIn(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes()
        .OfType<GenericNameSyntax>()
        .Where(name => name.Identifier.ValueText is "AddSingleton" or "TryAddSingleton" or "AddHostedService" or "AddKeyedSingleton")
        .SelectMany(name => name.TypeArgumentList.Arguments)
        .Select(argument => argument is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : argument.ToString());
}
