using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>Reports GTS1803: a revealed value is copied into an object that prints its members: a record, or an object for serialization.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlainCopyAnalyzer : RevealingCodeAnalyzer
{
    private static readonly string[] s_suffixes = ["Dto", "DTO", "Response", "ViewModel"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.PlainCopy);

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var (type, value) in code.Operations.SelectMany(CopiedBy).Where(copy => Shows(copy.Type, code.Known)))
        {
            foreach (var part in code.Values.PartsOf(value).Where(part => !IsDelegate(part) && reported.Add(part.Syntax)))
            {
                code.Report(AnalyzerRules.PlainCopy, part.Syntax, code.Values.OriginOf(part)?.Secret, type.Name);
            }
        }
    }

    // A lambda copies nothing: it reveals the value when it is called.
    private static bool IsDelegate(IOperation value) => value is IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation || value.Type?.TypeKind == TypeKind.Delegate || value.Type?.Name == "Lazy";

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

    // Types of this project only: a library's type that takes a password needs it.
    private static bool Shows(INamedTypeSymbol type, KnownSymbols known) =>
        KnownSymbols.Same(type.ContainingAssembly, known.Compilation.Assembly)
        && !known.IsGenerated(type)
        && (type.IsRecord ? !PrintsItself(type) : s_suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)) || IsSerializable(type));

    private static bool PrintsItself(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(method => method is { Name: "PrintMembers" or "ToString", IsImplicitlyDeclared: false });

    private static bool IsSerializable(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "SerializableAttribute" or "DataContractAttribute");
}
