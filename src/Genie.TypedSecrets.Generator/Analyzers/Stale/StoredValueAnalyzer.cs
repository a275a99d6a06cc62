using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Stale;

/// <summary>Reports GTS1601 and GTS1602: a revealed value is stored in a field or property, which does not follow rotation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StoredValueAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.StoredForLong, AnalyzerRules.StoredInField);

    private protected override void Analyze(RevealingType code)
    {
        foreach (var (member, value) in code.Operations.SelectMany(StoredBy))
        {
            if (code.Values.OriginOf(value) is { } origin && !IsDelegate(value) && LivesOn(member, code.Known))
            {
                var rule = member.IsStatic || code.Known.LongLived.Contain(member.ContainingType) ? AnalyzerRules.StoredForLong : AnalyzerRules.StoredInField;
                code.Report(rule, code.Values.PartsOf(value).First().Syntax, origin.Secret, member.Name);
            }
        }
    }

    private static IEnumerable<(ISymbol Member, IOperation Value)> StoredBy(IOperation operation) => operation switch
    {
        IFieldInitializerOperation initializer => initializer.InitializedFields.Select(field => ((ISymbol)field, initializer.Value)),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.Select(property => ((ISymbol)property, initializer.Value)),
        IAssignmentOperation { Target: IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field } assignment when !IsInitializer(assignment) =>
            [(field.Field, assignment.Value)],
        IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property } assignment when !IsInitializer(assignment) =>
            [(property.Property, assignment.Value)],
        _ => [],
    };

    // A delegate that reveals a value does so on each call. Captured values are reported by GTS1603.
    private static bool IsDelegate(IOperation value) => value.Type?.TypeKind == TypeKind.Delegate;

    // new Client { Password = … } sets a property of another object.
    private static bool IsInitializer(IOperation assignment) => assignment.Parent is IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation;

    // A computed property stores nothing, and properties of library types are not checked.
    private static bool LivesOn(ISymbol member, KnownSymbols known) =>
        KnownSymbols.Same(member.ContainingAssembly, known.Compilation.Assembly)
        && member.ContainingType is { IsAnonymousType: false, TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false } type
        && (member is IFieldSymbol || type.GetMembers().OfType<IFieldSymbol>().Any(field => KnownSymbols.Same(field.AssociatedSymbol, member)));
}
