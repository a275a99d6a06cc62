using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Reports GTS1115: a revealed value that is inserted into the text of a connection string, where a semicolon in it has a meaning.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComposedConnectionStringAnalyzer : RevealingCodeAnalyzer
{
    private const string Builder = "DbConnectionStringBuilder";

    // …;Password= before the value, and another setting somewhere in the text.
    private static readonly Regex s_setting = new(@"(?:^|;)\s*(?<key>[A-Za-z][A-Za-z ]{1,40})\s*=\s*['""]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex s_other = new(@"(?:server|host|data source|datasource|address|endpoint|database|initial catalog|user id|userid|uid|username|user|accountname|port)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.ComposedConnectionString);

    // The connection string of a connection, a data source, a builder or a context, whatever the rest of it is. The code that takes one says so by
    // the name of the parameter or the property.
    private static bool IsConnectionString(IOperation text)
    {
        var outer = text.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IArgumentOperation { Parameter.Name: var name } => name.Equals("connectionString", StringComparison.OrdinalIgnoreCase),
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ConnectionString" } } => true,
            _ => false,
        };
    }

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in code.Operations)
        {
            var parts = TextParts.Of(operation).ToList();
            if (parts.Count < 2 || !(IsConnectionString(operation) || s_other.IsMatch(string.Concat(parts.Select(part => part.Text)))))
            {
                continue;
            }

            var before = string.Empty;
            foreach (var (text, value) in parts)
            {
                if (value is null)
                {
                    before += text;
                    continue;
                }

                if (s_setting.IsMatch(before))
                {
                    foreach (var part in code.Values.PartsOf(value).Where(part => reported.Add(part.Syntax)))
                    {
                        code.Report(AnalyzerRules.ComposedConnectionString, part.Syntax, code.Values.OriginOf(part)?.Secret, Builder);
                    }
                }

                before += "x";
            }
        }
    }
}
