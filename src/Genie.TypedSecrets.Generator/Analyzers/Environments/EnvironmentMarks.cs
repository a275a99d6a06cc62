using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.Environments;

/// <summary>Determines whether code may name an environment: by an attribute, by an option of its file, or because it is the default environment.</summary>
internal sealed class EnvironmentMarks
{
    internal const string Option = "genie_secrets_uses_environments";

    private readonly KnownSymbols _known;
    private readonly AnalyzerOptions _options;
    private readonly string? _default;

    internal EnvironmentMarks(KnownSymbols known, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _known = known;
        _options = options;
        _default = options.AdditionalFiles
            .Select(file => TaggedFile.Read(file, options.AnalyzerConfigOptionsProvider, cancellationToken))
            .Where(file => file?.Role == FileRole.Manifest)
            .Select(file => ManifestRead.Of(file!.Text).Result.Model?.DefaultEnvironment)
            .FirstOrDefault();
    }

    /// <summary>Determines whether code of a member may name an environment.</summary>
    internal bool Allow(IPropertySymbol environment, ISymbol member, SyntaxTree tree) =>
        (_default is not null && EnvironmentNames.AreSame(_default, environment.Name))
        || InOptions(environment, tree)
        || MembersAround(member).Any(symbol => IsMarked(symbol, environment));

    private bool InOptions(IPropertySymbol environment, SyntaxTree tree) =>
        _options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Option, out var list)
        && list.Split(',').Any(name => EnvironmentNames.AreSame(name, environment.Name));

    // The function, the method, the property it is an accessor of, the types around it, the assembly.
    private static IEnumerable<ISymbol> MembersAround(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return symbol;
            if (symbol is IMethodSymbol { AssociatedSymbol: { } property })
            {
                yield return property;
            }
        }

        yield return member.ContainingAssembly;
    }

    private bool IsMarked(ISymbol symbol, IPropertySymbol environment) => symbol.GetAttributes().Any(attribute =>
        KnownSymbols.Same(attribute.AttributeClass, _known.UsesEnvironment)
        && !attribute.ConstructorArguments.IsDefaultOrEmpty
        && attribute.ConstructorArguments[0].Value is string name
        && EnvironmentNames.AreSame(name, environment.Name));
}
