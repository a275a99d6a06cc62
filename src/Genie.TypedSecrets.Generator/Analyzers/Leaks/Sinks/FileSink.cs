using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes files. A writer or stream counts only if the code shows that it writes to a file, because not every stream is a file.</summary>
internal sealed class FileSink : LeakSink
{
    private static readonly string[] s_writers = ["Write", "Append", "Serialize", "Save", "CopyTo"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToFile;

    internal override bool Serializes => true;

    internal override bool IsTarget(IOperation target) => IsFile(target);

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { } method } call || !StartsWith(method.Name, s_writers))
        {
            return [];
        }

        // document.Save(path)
        if (method.Name.StartsWith("Save", StringComparison.Ordinal) && call.Instance is { Type.Name: "XDocument" or "XElement" or "XmlDocument" or "Configuration" } document)
        {
            return call.Arguments is [{ Value: var target }, ..] && (target.Type?.SpecialType == SpecialType.System_String || IsFile(target)) ? [document] : [];
        }

        if (SymbolNames.Of(method.ContainingType) is "System.IO.File" or "System.IO.RandomAccess" || IsFile(call.Instance))
        {
            return call.Arguments.Where(argument => argument.Parameter?.Name is not "path");
        }

        // JsonSerializer.Serialize(stream, value), content.CopyToAsync(stream)
        return call.Arguments.Any(argument => IsFile(argument.Value))
            ? call.Arguments.Where(argument => !IsFile(argument.Value)).Concat(call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>())
            : [];
    }

    // ZipFile.Open(path).CreateEntry(name).Open()
    private static bool IsInFile(IOperation? entry) => entry switch
    {
        IInvocationOperation { TargetMethod: { Name: "Open" or "OpenRead" or "OpenAsync", ContainingType.Name: "ZipFile" } } => true,
        IInvocationOperation { Instance: { } archive } => IsInFile(archive),
        IObjectCreationOperation { Type.Name: "ZipArchive", Arguments: [{ Value: var stream }, ..] } => IsFile(stream),
        ILocalReferenceOperation { Local: { Type.Name: "ZipArchive" or "ZipArchiveEntry" } local } => IsInFile(Functions.InitializerOf(local, entry)),
        IAwaitOperation wait => IsInFile(wait.Operation),
        _ => false,
    };

    private static bool IsFile(IOperation? target) => target switch
    {
        null => false,
        { Type: { } type } when SymbolNames.Derives(type, "System.IO.FileStream") => true,
        ILocalReferenceOperation { Local: var local } =>
            (SymbolNames.Derives(local.Type, "System.IO.TextWriter") || SymbolNames.Derives(local.Type, "System.IO.Stream") || local.Type.Name is "Utf8JsonWriter" or "BinaryWriter" or "XmlWriter")
            && IsFile(Functions.InitializerOf(local, target)),
        IConversionOperation conversion => IsFile(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "CreateText" or "AppendText", ContainingType: var type } } => SymbolNames.Of(type) is "System.IO.File" or "System.IO.FileInfo",
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "XmlWriter" }, Arguments: [{ Value.Type.SpecialType: SpecialType.System_String }, ..] } => true,
        IInvocationOperation { TargetMethod: { Name: "Open", ContainingType.Name: "ZipArchiveEntry" }, Instance: { } entry } => IsInFile(entry),
        IObjectCreationOperation { Type: { } type, Arguments: [{ Value: var first }, ..] } =>
            IsFile(first) || (SymbolNames.Of(type) == "System.IO.StreamWriter" && first.Type?.SpecialType == SpecialType.System_String),
        _ => false,
    };
}
