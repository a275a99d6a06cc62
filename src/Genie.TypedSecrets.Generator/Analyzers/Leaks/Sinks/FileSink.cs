using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes files. A writer counts only if the code shows that it writes to a file, because not every stream is a file.</summary>
internal sealed class FileSink : LeakSink
{
    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToFile;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { } method } call)
        {
            return [];
        }

        var writes = method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("Append", StringComparison.Ordinal);
        return writes && (SymbolNames.Of(method.ContainingType) == "System.IO.File" || IsFileWriter(call.Instance))
            ? call.Arguments.Where(argument => argument.Parameter?.Name is not "path")
            : [];
    }

    private static bool IsFileWriter(IOperation? writer) => writer switch
    {
        ILocalReferenceOperation { Local: var local } =>
            SymbolNames.Derives(local.Type, "System.IO.TextWriter") && IsFileWriter(Functions.InitializerOf(local, writer)),
        IConversionOperation conversion => IsFileWriter(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "CreateText" or "AppendText", ContainingType: var type } } => SymbolNames.Of(type) is "System.IO.File" or "System.IO.FileInfo",
        IObjectCreationOperation { Type: { } type, Arguments: [{ Value.Type: { } first }, ..] } =>
            SymbolNames.Of(type) == "System.IO.StreamWriter" && (first.SpecialType == SpecialType.System_String || SymbolNames.Derives(first, "System.IO.FileStream")),
        _ => false,
    };
}
