using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;

/// <summary>Reports GTS1301, GTS1302 and GTS1303: a secret with a schema is read by a string.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StringlyAccessAnalyzer : SourceTypeAnalyzer
{
    // The property of requests of the AWS SDK.
    private const string SecretId = "SecretId";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        AnalyzerRules.SecretByName, AnalyzerRules.SecretInVariable, AnalyzerRules.SecretInConfiguration);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var secrets = new KnownSecrets(SchemaKnowledge.Of(context.Compilation, context.Options, context.CancellationToken));
        if (secrets.IsEmpty)
        {
            return;
        }

        var configuration = context.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration");
        var environment = context.Compilation.GetTypeByMetadataName("System.Environment");
        RegisterTypes(context, known, Mentions.Secrets | Mentions.Settings, (code, symbol) =>
        {
            // Operations take the most time of an analyzer, so only code with calls or settings that can read a secret gets there.
            var members = code.MembersWith(Mentions.Settings).Union(code.MembersWith(Mentions.Secrets).Where(MayReadByName));
            foreach (var operation in members.SelectMany(member => member.Operations))
            {
                switch (operation)
                {
                    case IInvocationOperation call:
                        AnalyzeCall(call, symbol, secrets, environment, configuration);
                        break;
                    case ISimpleAssignmentOperation assignment:
                        AnalyzeRequest(assignment, symbol, secrets);
                        break;
                    case IPropertyReferenceOperation read when configuration is not null:
                        AnalyzeIndexer(read, symbol, secrets, configuration);
                        break;
                }
            }
        });
    }

    private static bool MayReadByName(SourceMember member) => member.Names([SecretId]) || member.Calls.Any(IsNameOfRead);

    // Any method that reads secrets by name: SecretsClient, the AWS SDK, a helper of the project.
    private static bool IsNameOfRead(string method) => method.IndexOf("Secret", StringComparison.Ordinal) >= 0;

    private static void AnalyzeCall(IInvocationOperation call, SymbolAnalysisContext context, KnownSecrets secrets, INamedTypeSymbol? environment, INamedTypeSymbol? configuration)
    {
        var method = call.TargetMethod;
        if (method.Name == "GetEnvironmentVariable" && KnownSymbols.Same(method.ContainingType, environment))
        {
            if (TextAt(call, 0) is { } variable)
            {
                Report(call, context, AnalyzerRules.SecretInVariable, variable, secrets.ByVariable(variable));
            }
        }
        else if (method is { Name: "GetValue", IsGenericMethod: true, IsExtensionMethod: true } && configuration is not null
            && KnownSymbols.Same(method.Parameters[0].Type, configuration))
        {
            if (method.TypeArguments[0].SpecialType == SpecialType.System_String && call.Arguments.Length == 2 && TextAt(call, 1) is { } path)
            {
                Report(call, context, AnalyzerRules.SecretInConfiguration, path, secrets.ByPath(path));
            }
        }
        else if (IsNameOfRead(method.Name))
        {
            for (var i = 0; i < call.Arguments.Length; i++)
            {
                if (TextAt(call, i) is { } name)
                {
                    Report(call, context, AnalyzerRules.SecretByName, name, secrets.ByName(name, TextAt(call, i + 1)));
                }
            }
        }
    }

    // new GetSecretValueRequest { SecretId = "genie-dev/api-keys" }
    private static void AnalyzeRequest(ISimpleAssignmentOperation assignment, SymbolAnalysisContext context, KnownSecrets secrets)
    {
        if (assignment is { Target: IPropertyReferenceOperation { Property.Name: SecretId }, Value.ConstantValue: { HasValue: true, Value: string name } })
        {
            Report(assignment, context, AnalyzerRules.SecretByName, name, secrets.ByName(name, jsonKey: null));
        }
    }

    private static void AnalyzeIndexer(IPropertyReferenceOperation read, SymbolAnalysisContext context, KnownSecrets secrets, INamedTypeSymbol configuration)
    {
        if (read.Property.IsIndexer && read.Arguments.Length == 1
            && read.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string path }
            && !(read.Parent is IAssignmentOperation assignment && assignment.Target == read)
            && IsConfiguration(read.Instance?.Type, configuration))
        {
            Report(read, context, AnalyzerRules.SecretInConfiguration, path, secrets.ByPath(path));
        }
    }

    private static bool IsConfiguration(ITypeSymbol? type, INamedTypeSymbol configuration) =>
        type is not null && (KnownSymbols.Same(type, configuration) || type.AllInterfaces.Contains(configuration, SymbolEqualityComparer.Default));

    // By parameter, because arguments can be named.
    private static string? TextAt(IInvocationOperation call, int parameter) => call.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter)?.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    private static void Report(IOperation read, SymbolAnalysisContext context, DiagnosticDescriptor rule, string name, TypedAccess? access)
    {
        if (access is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, read.Syntax.GetLocation(), access.ToProperties(), name, access.Text));
        }
    }
}
