using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>Reports GTS1802: a converter that writes a revealed value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealingConverterAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.RevealingConverter);

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var member in code.Members.Where(member => member.Symbol.ContainingType is { } type && IsConverter(type)))
        {
            foreach (var part in member.Operations.SelectMany(WrittenBy).SelectMany(code.Values.PartsOf).Where(part => reported.Add(part.Syntax)))
            {
                code.Report(AnalyzerRules.RevealingConverter, part.Syntax, code.Values.OriginOf(part)?.Secret, member.Symbol.ContainingType.Name);
            }
        }
    }

    // Converters of System.Text.Json and Newtonsoft.Json, and type converters.
    private static bool IsConverter(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name is "JsonConverter" or "TypeConverter")
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance.Type.Name: "Utf8JsonWriter" or "JsonWriter" or "JsonTextWriter" or "JsonSerializer" } call => call.Arguments.Cast<IOperation>(),
        IInvocationOperation { TargetMethod: { Name: "Serialize", ContainingType.Name: "JsonSerializer" } } call => call.Arguments.Cast<IOperation>(),
        IReturnOperation { ReturnedValue: { } value } when Functions.Around(operation) is null => [value],
        _ => [],
    };
}
