using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>Represents a member with code: a method, an accessor, or an initializer. Its operations are created on first use.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SourceMember
{
    private readonly SyntaxNode _code;
    private readonly Lazy<HashSet<string>> _names;
    private readonly Lazy<HashSet<string>> _calls;
    private readonly Lazy<bool> _isAsynchronous;
    private readonly Lazy<ISymbol?> _symbol;
    private readonly Lazy<ImmutableArray<IOperation>> _operations;

    /// <param name="code">The syntax of the code.</param>
    /// <param name="owner">The declaration whose symbol owns the code.</param>
    /// <param name="compilation">The compilation.</param>
    internal SourceMember(SyntaxNode code, SyntaxNode owner, Compilation compilation)
    {
#pragma warning disable RS1030 // The compiler keeps the model of each tree, and only members of interest get here.
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(code.SyntaxTree));
#pragma warning restore RS1030
        _code = code;
        _names = new(() => new(
            code.DescendantTokens().Concat(NamesOf(owner)).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
            StringComparer.Ordinal));
        _calls = new(() => new(code.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => NameOf(call.Expression)).OfType<string>(), StringComparer.Ordinal));
        _isAsynchronous = new(() => code.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AsyncKeyword) || token.IsKind(SyntaxKind.AwaitKeyword)));
        _symbol = new(() => model.Value.GetDeclaredSymbol(owner) is var symbol && symbol is IPropertySymbol { GetMethod: { } getter } && code is ArrowExpressionClauseSyntax ? getter : symbol);
        _operations = new(() => model.Value.GetOperation(code) is { } operation && _symbol.Value is not null
            ? ImmutableArray.CreateRange(operation.DescendantsAndSelf())
            : ImmutableArray<IOperation>.Empty);
    }

    /// <summary>Gets the method, or the field or property that is initialized. Null only if there are no operations.</summary>
    internal ISymbol Symbol => _symbol.Value!;

    /// <summary>Gets all operations of the code.</summary>
    internal ImmutableArray<IOperation> Operations => _operations.Value;

    /// <summary>Gets the file.</summary>
    internal SyntaxTree Tree => _code.SyntaxTree;

    /// <summary>Determines whether the code or its declaration contains one of several identifiers.</summary>
    internal bool Names(IEnumerable<string> names) => names.Any(_names.Value.Contains);

    /// <summary>Gets the names of the methods that the code calls, as they are written.</summary>
    internal IReadOnlyCollection<string> Calls => _calls.Value;

    /// <summary>Gets the names after the name of a type or namespace, as they are written: for <c>Secrets</c> in <c>Job.Secrets.Dev</c>, <c>Dev</c>.</summary>
    internal IEnumerable<string> MembersOf(string name) => _code.DescendantNodes()
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => NameOf(access.Expression) == name)
        .Select(access => access.Name.Identifier.ValueText);

    /// <summary>Gets whether the code is an asynchronous method or program, or contains an asynchronous function.</summary>
    internal bool IsAsynchronous => _isAsynchronous.Value;

    /// <summary>Gets the words that the identifiers of the code contain.</summary>
    internal Mentions Mentioned => _names.Value.Aggregate(Mentions.None, (found, name) => found | SourceMentions.Of(name));

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    // The code of an accessor or an initializer does not contain the name of its member.
    private static IEnumerable<SyntaxToken> NamesOf(SyntaxNode owner) => owner switch
    {
        VariableDeclaratorSyntax variable => [variable.Identifier],
        PropertyDeclarationSyntax property => [property.Identifier],
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => [property.Identifier],
        _ => [],
    };
}
