using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>GTS1803: a revealed value is copied into an object that shows it: a record, which prints its members, or an object made to be serialized.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlainCopyAnalyzer : RevealingCodeAnalyzer
{
    private static readonly string[] s_suffixes = ["Dto", "DTO", "Response", "ViewModel"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.PlainCopy);

    private protected override void Analyze(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        var values = RevealedValues.In(context.OperationBlocks, known);
        foreach (var (type, value) in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).SelectMany(CopiedBy))
        {
            if (Shows(type, known))
            {
                foreach (var part in values.PartsOf(value))
                {
                    context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.PlainCopy, part.Syntax.GetLocation(), values.OriginOf(part)?.Secret, type.Name));
                }
            }
        }
    }

    private static IEnumerable<(INamedTypeSymbol Type, IOperation Value)> CopiedBy(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation => creation.Arguments
            .Select(argument => argument.Value)
            .Concat(Assigned(creation.Initializer))
            .Select(value => (type, value)),
        IWithOperation { Type: INamedTypeSymbol type } copy => Assigned(copy.Initializer).Select(value => (type, value)),
        _ => [],
    };

    private static IEnumerable<IOperation> Assigned(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Value) ?? [];

    // Types of this project only: what a library does with a password it asks for is known to the library.
    private static bool Shows(INamedTypeSymbol type, KnownSymbols known) =>
        KnownSymbols.Same(type.ContainingAssembly, known.Compilation.Assembly)
        && !known.IsGenerated(type)
        && (type.IsRecord ? !PrintsItself(type) : s_suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)) || IsSerializable(type));

    private static bool PrintsItself(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(method => method is { Name: "PrintMembers" or "ToString", IsImplicitlyDeclared: false });

    private static bool IsSerializable(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "SerializableAttribute" or "DataContractAttribute");
}
