using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes the text of SQL statements, which servers log and cache. Parameters are not part of the text.</summary>
internal sealed class SqlSink : LeakSink
{
    private static readonly string[] s_raw = ["ExecuteSqlRaw", "FromSqlRaw", "SqlQueryRaw"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToSql;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } } assignment => [assignment.Value],
        IObjectCreationOperation { Type: { } type, Arguments: [var text, ..] } when type.Name.EndsWith("Command", StringComparison.Ordinal) && SymbolNames.Derives(type, "System.Data.Common.DbCommand") => [text],
        IInvocationOperation { TargetMethod: { } method } call when StartsWith(method.Name, s_raw) || method.ContainingType.Name == "SqlMapper" || method.Name is "CreateCommand" => call.Arguments.Where(argument => argument.Parameter?.Name is "sql" or "commandText" or "query"),
        _ => [],
    };
}
