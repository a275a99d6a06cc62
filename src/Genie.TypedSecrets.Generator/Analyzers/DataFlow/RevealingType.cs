using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Represents a type whose code reveals secrets, while one analyzer examines it.</summary>
internal sealed class RevealingType
{
    private readonly RevealingCode _code;
    private readonly Lazy<SchemaKnowledge> _schemas;
    private readonly Action<Diagnostic> _report;

    internal RevealingType(INamedTypeSymbol type, RevealingCode code, KnownSymbols known, Lazy<SchemaKnowledge> schemas, Action<Diagnostic> report) =>
        (Type, _code, Known, _schemas, _report) = (type, code, known, schemas, report);

    /// <summary>Gets the outermost type.</summary>
    internal INamedTypeSymbol Type { get; }

    /// <summary>Gets the members that reveal secrets and those that the values reach.</summary>
    internal IReadOnlyList<SourceMember> Members => _code.Members;

    /// <summary>Gets the revealed values in the code.</summary>
    internal RevealedValues Values => _code.Values;

    /// <summary>Gets the runtime's types.</summary>
    internal KnownSymbols Known { get; }

    /// <summary>Gets the schemas of the project.</summary>
    internal SchemaKnowledge Schemas => _schemas.Value;

    /// <summary>Gets the operations of these members.</summary>
    internal IEnumerable<IOperation> Operations => _code.Members.SelectMany(member => member.Operations);

    /// <summary>Reports a diagnostic.</summary>
    internal void Report(DiagnosticDescriptor rule, SyntaxNode place, params object?[] arguments) => _report(Diagnostic.Create(rule, place.GetLocation(), arguments));

    /// <summary>Reports a diagnostic.</summary>
    internal void Report(Diagnostic diagnostic) => _report(diagnostic);
}
