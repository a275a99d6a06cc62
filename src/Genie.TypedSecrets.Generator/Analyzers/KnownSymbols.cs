using System.Diagnostics.CodeAnalysis;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Genie.TypedSecrets.Generator.Analyzers.Stale;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Provides the runtime's types in a compilation and recognizes generated types. Created once per compilation, for all analyzers.</summary>
internal sealed class KnownSymbols
{
    private const string Tool = "Genie.TypedSecrets";

    private static readonly ConditionalWeakTable<Compilation, Lazy<KnownSymbols?>> s_cache = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _generated = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _generatedCode;
    private readonly Lazy<Mentions> _mentionedEverywhere;
    private readonly Lazy<LongLivedTypes> _longLived;
    private readonly Lazy<IReadOnlyCollection<string>> _helpers;

    private KnownSymbols(Compilation compilation, INamedTypeSymbol secret, INamedTypeSymbol accessor)
    {
        Compilation = compilation;
        Secret = secret;
        Accessor = accessor;
        Reveal = secret.GetMembers("Reveal").OfType<IMethodSymbol>().Single(method => method.Parameters.IsEmpty);
        Client = compilation.GetTypeByMetadataName("Genie.TypedSecrets.SecretsClient");
        ProjectSecrets = compilation.GetTypeByMetadataName("Genie.TypedSecrets.ProjectSecrets");
        UsesEnvironment = compilation.GetTypeByMetadataName("Genie.TypedSecrets.UsesEnvironmentAttribute");
        _generatedCode = compilation.GetTypeByMetadataName("System.CodeDom.Compiler.GeneratedCodeAttribute");
        _mentionedEverywhere = new(() => compilation.SyntaxTrees.Any(tree => SourceMentions.RenamesSecrets(tree, isGlobal: true)) ? Mentions.Secrets : Mentions.None);
        _longLived = new(() => new(compilation));
        _helpers = new(() => RevealingHelpers.NamesIn(compilation));
        CalledMethods = new(this);
    }

    internal Compilation Compilation { get; }

    /// <summary>Gets <c>Secret&lt;T&gt;</c>, unbound.</summary>
    internal INamedTypeSymbol Secret { get; }

    /// <summary>Gets <c>SecretAccessor&lt;T&gt;</c>, unbound: the base class of all generated accessors.</summary>
    internal INamedTypeSymbol Accessor { get; }

    /// <summary>Gets <c>Secret&lt;T&gt;.Reveal()</c>, unbound.</summary>
    internal IMethodSymbol Reveal { get; }

    /// <summary>Gets <c>SecretsClient</c>.</summary>
    internal INamedTypeSymbol? Client { get; }

    /// <summary>Gets <c>ProjectSecrets</c>.</summary>
    internal INamedTypeSymbol? ProjectSecrets { get; }

    /// <summary>Gets <c>UsesEnvironmentAttribute</c>.</summary>
    internal INamedTypeSymbol? UsesEnvironment { get; }

    /// <summary>Gets the words that count as mentioned in all files, because a <c>global using</c> gives what they denote another name.</summary>
    internal Mentions MentionedEverywhere => _mentionedEverywhere.Value;

    /// <summary>Gets the types of the project that have one instance for the lifetime of the process.</summary>
    internal LongLivedTypes LongLived => _longLived.Value;

    /// <summary>Gets the names of the project's static methods that reveal a secret they are given.</summary>
    internal IReadOnlyCollection<string> HelperNames => _helpers.Value;

    /// <summary>Gets the methods of other types that revealed values are passed to.</summary>
    internal CalledMethods CalledMethods { get; }

    /// <summary>Gets whether the project has the test kit: what it reads is fake, in every environment.</summary>
    internal bool IsTestProject => Compilation.GetTypeByMetadataName("Genie.TypedSecrets.Testing.SecretsFixture") is not null;

    /// <summary>Gets the symbols of a compilation, or null if it does not reference the runtime.</summary>
    internal static KnownSymbols? Of(Compilation compilation) => s_cache
        .GetValue(compilation, static compilation => new(() => Find(compilation)))
        .Value;

    /// <summary>Determines whether a type is one of the runtime's.</summary>
    internal static bool IsRuntime(ITypeSymbol type) => type.ContainingNamespace is { Name: "TypedSecrets", ContainingNamespace: { Name: "Genie", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Determines whether a method is <c>Secret&lt;T&gt;.Reveal()</c>.</summary>
    internal bool IsReveal(IMethodSymbol method) => method.Name == "Reveal" && Same(method.OriginalDefinition, Reveal);

    /// <summary>Determines whether a type is <c>Secret&lt;T&gt;</c> or <c>Secret&lt;T&gt;?</c>.</summary>
    internal bool IsSecret(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsSecret(nullable.TypeArguments[0]),
        INamedTypeSymbol named => Same(named.OriginalDefinition, Secret),
        _ => false,
    };

    /// <summary>Determines whether a type is the base class of all accessors or a generated accessor: <c>ApiKeysAccessor</c>.</summary>
    internal bool IsAccessor(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (Same(current.OriginalDefinition, Accessor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Determines whether a type is <c>SecretAccessor&lt;T&gt;</c> or the non-generic <c>SecretAccessor</c>, which the runtime has.</summary>
    internal bool IsAccessorBase(ITypeSymbol? type) => Same(type?.OriginalDefinition, Accessor) || Same(type, Accessor.BaseType);

    /// <summary>Determines whether a type is a generated environment, such as <c>DevSecrets</c>, or their common base class.</summary>
    internal bool IsEnvironment(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named
        && (named.Name == "EnvironmentSecrets" || named.BaseType?.Name == "EnvironmentSecrets")
        && IsGenerated(named);

    /// <summary>Determines whether a type is a generated class that user code starts from: <c>Secrets</c>, or <c>SecretsRoot</c>, the same over one client.</summary>
    internal bool IsRoot(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && (named is { IsStatic: true, Name: "Secrets" } or { IsStatic: false, Name: "SecretsRoot" })
        && IsGenerated(named);

    /// <summary>Determines whether a type is <c>ProjectSecrets</c>, the base class of <c>SecretsRoot</c>.</summary>
    internal bool IsRootBase(ITypeSymbol? type) => ProjectSecrets is not null && Same(type, ProjectSecrets);

    /// <summary>Determines whether a type is the generated record of a category or of an object within one: <c>ApiKeysSecret</c>.</summary>
    internal bool IsRecord(ITypeSymbol? type) => type is INamedTypeSymbol { IsRecord: true } named && IsGenerated(named);

    /// <summary>Determines whether this generator wrote a type, in this project or in a referenced one.</summary>
    internal bool IsGenerated(INamedTypeSymbol type) => _generated.GetOrAdd(type.OriginalDefinition, HasOurMark);

    /// <summary>Gets the type around a type and all types that it is nested in; the type itself if it is not nested.</summary>
    [return: NotNullIfNotNull(nameof(type))]
    internal static INamedTypeSymbol? Outermost(INamedTypeSymbol? type) => type?.ContainingType is { } outer ? Outermost(outer) : type;

    internal static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);

    private bool HasOurMark(INamedTypeSymbol type) => type.GetAttributes().Any(data =>
        Same(data.AttributeClass, _generatedCode)
        && !data.ConstructorArguments.IsDefaultOrEmpty
        && data.ConstructorArguments[0].Value is Tool);

    private static KnownSymbols? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Genie.TypedSecrets.Secret`1") is { } secret
        && compilation.GetTypeByMetadataName("Genie.TypedSecrets.SecretAccessor`1") is { } accessor
            ? new KnownSymbols(compilation, secret, accessor)
            : null;
}
