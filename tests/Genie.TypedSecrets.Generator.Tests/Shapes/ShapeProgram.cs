using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Shapes;

/// <summary>Represents a project with all schemas and all code of <c>docs/shapes.md</c>, compiled once, over a store with all values.</summary>
internal sealed class ShapeProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Genie.TypedSecrets;
        """;

    private readonly TestProject _project;
    private readonly Lazy<Compilation> _compilation;
    private readonly Lazy<Assembly> _assembly;
    private readonly Lazy<object> _root;

    internal ShapeProgram(IReadOnlyList<Shape> shapes)
    {
        Shapes = shapes;
        _project = shapes.Aggregate(
            TestProject.Empty.Manifest(File.ReadAllText(Repository.File("schemas/secrets.json"))).Source(Usings),
            static (project, shape) => project.Schema(shape.Category, shape.Schema).Source(Write(shape)));
        _compilation = new(() =>
        {
            var run = _project.Run();
            run.Diagnostics.Select(static diagnostic => diagnostic.ToString()).ShouldBeEmpty();
            return run.Compilation;
        });
        _assembly = new(() => Compiler.Load(_compilation.Value));
        _root = new(CreateRoot);
    }

    internal IReadOnlyList<Shape> Shapes { get; }

    /// <summary>Gets the warnings and errors of the analyzers in the schemas and in the code. Suggestions, such as a description for each key, are left to the reader.</summary>
    internal async Task<IReadOnlyList<string>> AnalyzeAsync(CancellationToken cancellationToken)
    {
        var analyzers = typeof(TypedSecretsGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        var found = await _compilation.Value
            .WithAnalyzers([.. analyzers], new AnalyzerOptions([.. _project.Files], new InMemoryOptions(_project.Properties)))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString())];
    }

    /// <summary>Runs the code of a shape.</summary>
    /// <returns>For each comment at the end of a statement, the comment and the value that it describes.</returns>
    internal async Task<IReadOnlyList<(string Expected, string Actual)>> RunAsync(Shape shape, CancellationToken cancellationToken)
    {
        var comments = Comments(Parse(shape)).Select(static comment => comment.Text).ToList();
        var values = comments.ConvertAll(static _ => new List<string>());
        var run = _assembly.Value.GetType($"IngestJob.{ClassName(shape)}")!.GetMethod("RunAsync")!;
        Action<int, object?> show = (index, value) => values[index].Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
        await (Task)run.Invoke(null, [_root.Value, show, TextWriter.Null, cancellationToken])!;
        return [.. comments.Zip(values, static (comment, shown) => (comment, string.Join(", ", shown)))];
    }

    /// <summary>Reads a value as the client does.</summary>
    internal object Read(Shape shape, string value)
    {
        var all = (IReadOnlyList<SecretDescriptor>)_assembly.Value.GetType("IngestJob.Secrets")!.GetProperty("All")!.GetValue(null)!;
        var descriptor = all.Single(descriptor => descriptor.Category == shape.Category);
        using SecretPayload payload = new(shape.SecretName, "1", System.Text.Encoding.UTF8.GetBytes(value));
        try
        {
            return descriptor.GetType().GetMethod("Read")!.Invoke(descriptor, [payload])!;
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    // The page shows a program. Here it is a method, in which 'Secrets' is bound to the store of the tests.
    private static string Write(Shape shape)
    {
        var root = Parse(shape);
        var code = root.ToFullString();
        foreach (var (index, (statement, _)) in Comments(root).Index().Reverse())
        {
            code = code.Insert(statement.FullSpan.End, $"show({index}, {Described(statement)});\n");
        }

        var start = root.Usings.Count == 0 ? 0 : root.Usings.FullSpan.End;
        return $$"""
            {{root.Usings.ToFullString()}}
            namespace IngestJob;

            internal static class {{ClassName(shape)}}
            {
                public static async Task RunAsync(SecretsRoot Secrets, Action<int, object?> show, TextWriter Console, CancellationToken cancellationToken)
                {
                    await Task.CompletedTask;
                    {{code[start..]}}
                }
            }
            """;
    }

    private static CompilationUnitSyntax Parse(Shape shape)
    {
        var root = CSharpSyntaxTree.ParseText(shape.Code + "\n").GetCompilationUnitRoot();
        root.GetDiagnostics().Select(static diagnostic => diagnostic.ToString()).ShouldBeEmpty(shape.Title);
        return root;
    }

    // A comment at the end of a statement is what the statement prints, assigns or declares.
    private static IEnumerable<(StatementSyntax Statement, string Text)> Comments(CompilationUnitSyntax root) =>
        from statement in root.DescendantNodes().OfType<StatementSyntax>()
        where statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax
        let comment = statement.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        where comment.IsKind(SyntaxKind.SingleLineCommentTrivia)
        select (statement, comment.ToString()[2..].Trim());

    private static string Described(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } => variable.Identifier.Text,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Left.ToString(),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [.., var argument] } } => argument.ToString(),
        _ => throw new InvalidOperationException($"A comment follows a statement without a value: {statement}"),
    };

    private static string ClassName(Shape shape) => "Shape_" + shape.Category.Replace('-', '_');

    private object CreateRoot()
    {
        InMemorySecretStore store = new();
        foreach (var shape in Shapes)
        {
            store.Put(shape.SecretName, ShapeKeys.Replace(shape.Value));
        }

        SecretsClient client = new(new SecretsOptions { Store = store, Environment = "prod", EnvironmentVariableReader = static _ => null });
        return _assembly.Value.GetType("IngestJob.Secrets")!.GetMethod("For")!.Invoke(null, [client])!;
    }
}
