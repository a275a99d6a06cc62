using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using LinePosition = Genie.TypedSecrets.Schema.Text.LinePosition;
using TextSpan = Genie.TypedSecrets.Schema.Text.TextSpan;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>
/// Checks the project that the code is generated into: its C# version, the runtime among its references, and its own types and namespaces.
/// Reads the compilation and returns values, so that no pipeline step keeps a compilation, and an edit that changes none of this stops here. It asks
/// for symbols only where a declaration has one of the names: until then, the compiler does not have to bind the references.
/// </summary>
internal static class CompilationCheck
{
    private const string RuntimeType = "Genie.TypedSecrets.CompilerServices.SecretsContext";

    /// <summary>Returns what is wrong; nothing is generated where one of it is an error.</summary>
    internal static EquatableArray<SchemaDiagnostic> Of(
        Compilation compilation,
        ProjectInput project,
        CancellationToken cancellationToken)
    {
        var (language, options, names, references) = project;
        if (!options.Generates || (names.Count == 0 && options.HasBuildFiles))
        {
            return default;
        }

        if (language < LanguageVersion.CSharp12)
        {
            return One(ProjectRules.InProject(ProjectRules.OldLanguageVersion, language.ToDisplayString()));
        }

        if (!references.Any(reference => reference.Name == ReferencedAssembly.Runtime) && compilation.GetTypesByMetadataName(RuntimeType).IsEmpty)
        {
            return One(ProjectRules.InProject(ProjectRules.NoRuntime));
        }

        return names.Count == 0 ? default : Conflicts(compilation, project, cancellationToken).ToEquatableArray();
    }

    /// <summary>Determines whether the project references Genie.TypedSecrets.Hosting.</summary>
    internal static bool IsHosted(EquatableArray<ReferencedAssembly> references) => references.Any(reference => reference.Name == ReferencedAssembly.Hosting);

    /// <summary>Determines whether a check found an error.</summary>
    internal static bool HasError(EquatableArray<SchemaDiagnostic> problems) => problems.Any(problem => problem.Rule.Severity == SchemaSeverity.Error);

    private static EquatableArray<SchemaDiagnostic> One(SchemaDiagnostic problem) => new[] { problem }.ToEquatableArray();

    private static IEnumerable<SchemaDiagnostic> Conflicts(Compilation compilation, ProjectInput project, CancellationToken cancellationToken)
    {
        var (_, options, names, references) = project;
        var target = options.Settings.Namespace;
        var isDeclared = DeclaresOneOf(compilation, names, cancellationToken);
        if (isDeclared && Find(compilation.Assembly.GlobalNamespace, target) is { } own)
        {
            foreach (var name in names)
            {
                var conflict = own.GetTypeMembers(name.Name, arity: 0)
                    .Where(type => !IsGenerated(type))
                    .SelectMany(type => type.DeclaringSyntaxReferences)
                    .FirstOrDefault(declaration => !Extends(declaration.GetSyntax(cancellationToken), name.Partial));
                if (conflict is not null)
                {
                    yield return new(ProjectRules.OwnType, PlaceOf(conflict), new[] { Qualified(target, name.Name), Remedy(name.Partial) }.ToEquatableArray());
                }
            }
        }

        if (!names.Any(name => name.Name == GeneratedNames.Root))
        {
            yield break;
        }

        var root = Qualified(target, GeneratedNames.Root);
        if (references.Any(reference => reference.Namespaces.Contains(root.Replace("@", string.Empty), StringComparer.Ordinal))
            || (isDeclared && Find(compilation.Assembly.GlobalNamespace, target)?.GetMembers(GeneratedNames.Root).Any(member => member is INamespaceSymbol) == true))
        {
            yield return ProjectRules.InProject(ProjectRules.NamespaceOfTheName, root);
        }

        if (HiddenBy(compilation, options, isDeclared) is { } reason)
        {
            yield return ProjectRules.InProject(ProjectRules.HiddenName, root, reason);
        }
    }

    // A look at the names of all declarations. They may be in any namespace, and nested.
    private static bool DeclaresOneOf(Compilation compilation, EquatableArray<GeneratedName> names, CancellationToken cancellationToken)
    {
        var set = new HashSet<string>(names.Select(name => name.Name), StringComparer.Ordinal);
        return compilation.ContainsSymbolsWithName(set.Contains, SymbolFilter.Type | SymbolFilter.Namespace, cancellationToken);
    }

    // A project that chose the namespace has seen this, and keeps it.
    private static string? HiddenBy(Compilation compilation, ProjectOptions options, bool isDeclared)
    {
        if (options.HasChosenNamespace)
        {
            return null;
        }

        var parts = options.Settings.Namespace.Split('.');
        var index = Array.IndexOf(parts, GeneratedNames.Root);
        return index >= 0 ? $"means the namespace '{string.Join(".", parts.Take(index + 1))}' in code of other namespaces"
            : isDeclared && options.Settings.Namespace.Length > 0 && !compilation.Assembly.GlobalNamespace.GetTypeMembers(GeneratedNames.Root, arity: 0).IsEmpty
                ? "means the project's own type of that name, which is in no namespace, in code of other namespaces"
            : null;
    }

    private static INamespaceSymbol? Find(INamespaceSymbol global, string name) => name.Length == 0
        ? global
        : name.Split('.').Aggregate(
            (INamespaceSymbol?)global,
            (parent, part) => parent?.GetMembers(part.TrimStart('@')).OfType<INamespaceSymbol>().FirstOrDefault());

    // What is generated and what the project declares are parts of one type where both say partial, and are of the same kind.
    private static bool Extends(SyntaxNode declaration, PartialKind kind) => declaration is TypeDeclarationSyntax type
        && type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && kind == type.Kind() switch
        {
            SyntaxKind.ClassDeclaration => PartialKind.Class,
            SyntaxKind.RecordDeclaration => PartialKind.Record,
            _ => PartialKind.None,
        }
        && kind != PartialKind.None;

    // A compilation that a tool takes from a workspace has the generated files already.
    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments is [{ Value: "Genie.TypedSecrets" }, ..]);

    private static string Remedy(PartialKind kind) => kind switch
    {
        PartialKind.Class => "make it a 'static partial class' to add members to the generated one",
        PartialKind.Record => "make it a 'partial record' to add members to the generated one",
        _ => "move it to another namespace",
    };

    private static string Qualified(string target, string name) => target.Length == 0 ? name : $"{target}.{name}";

    private static SourceLocation PlaceOf(SyntaxReference declaration)
    {
        var place = declaration.SyntaxTree.GetLineSpan(declaration.Span);
        var start = new LinePosition(place.StartLinePosition.Line, place.StartLinePosition.Character);
        return new SourceLocation(declaration.SyntaxTree.FilePath, new TextSpan(declaration.Span.Start, 0), start, start);
    }
}
