using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes the classes with the categories as properties. Accessors are created on first use: a process that reads three of a hundred
/// categories does not pay for the rest. Two threads may both create one; the two are interchangeable.
/// </summary>
internal static class EnvironmentEmitter
{
    private const string Shared = GeneratedNames.SharedEnvironment;
    private const string Preview = GeneratedNames.PreviewEnvironment;

    /// <summary>Writes the class with the categories that all environments share.</summary>
    internal static void WriteShared(SourceWriter writer, EnvironmentMembers members, EmitSettings settings)
    {
        writer
            .Line("/// <summary>The categories that every environment has.</summary>")
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} abstract class {Shared}")
            .Open()
            .Line($"private protected readonly C_::SecretsContext _context;")
            .Line("private protected readonly string _environment;");
        WriteFields(writer, members.Shared);
        writer.Line().Line($"private protected {Shared}(C_::SecretsContext context, string environment)").Open()
            .Line("_context = context;")
            .Line("_environment = environment;")
            .Close();
        WriteProperties(writer, Shared, members.Shared);
        writer.Close();
    }

    /// <summary>Writes the class of one environment.</summary>
    internal static void WriteOne(
        SourceWriter writer,
        ManifestModel manifest,
        EnvironmentModel environment,
        EnvironmentMembers members,
        EmitSettings settings)
    {
        var own = members.OnlyIn(environment.Name).ToList();
        var type = GeneratedNames.Environment(environment.Identifier);
        writer
            .Line($"/// <summary>The categories of the environment {DocText.Code(environment.Name)}: secrets named {DocText.Code(DisplayedNames.Format(manifest.SecretName, manifest.Project, [environment.Name], "…"))}.</summary>")
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} sealed class {type} : {Shared}")
            .Open();
        WriteFields(writer, own);
        if (own.Count > 0)
        {
            writer.Line();
        }

        writer.Line($"internal {type}(C_::SecretsContext context) : base(context, {Literal.String(environment.Name)}) {{ }}");
        WriteProperties(writer, type, own);
        writer.Close();
    }

    /// <summary>Writes the class of preview environments.</summary>
    internal static void WritePreview(SourceWriter writer, ManifestModel manifest, EnvironmentMembers members, EmitSettings settings)
    {
        var own = members.OnlyInPreviews(manifest);
        var patterns = string.Join(", ", manifest.Previews.Select(preview => DocText.Code(preview.Pattern)));
        writer
            .Line($"/// <summary>The categories of a preview environment: {patterns}. A category that is limited to other environments cannot be read there.</summary>")
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} sealed class {Preview} : {Shared}")
            .Open();
        WriteFields(writer, own);
        if (own.Count > 0)
        {
            writer.Line();
        }

        writer
            .Line($"internal {Preview}(C_::SecretsContext context, string environment) : base(context, environment) {{ }}")
            .Line()
            .Line("/// <summary>Gets the name of the environment.</summary>")
            .Line("public string EnvironmentName => _environment;");
        WriteProperties(writer, Preview, own);
        writer.Close();
    }

    private static void WriteFields(SourceWriter writer, IReadOnlyList<CategoryListing> categories)
    {
        foreach (var category in categories)
        {
            writer.Line($"private {GeneratedNames.Accessor(category.Identifier)}? _{category.Identifier};");
        }
    }

    private static void WriteProperties(SourceWriter writer, string type, IReadOnlyList<CategoryListing> categories)
    {
        foreach (var category in categories)
        {
            writer.Line().Line($"/// <inheritdoc cref=\"{GeneratedNames.Record(category.Identifier)}\"/>");
            if (category.Deprecation is { } message)
            {
                writer.Line($"[S_::Obsolete({Literal.String(message)})]");
            }

            writer.Line(
                $"public {GeneratedNames.Accessor(category.Identifier)} {category.Identifier} => _{category.Identifier} ??= new(_context, _environment);");
            foreach (var former in category.FormerIdentifiers.Where(former => former != type))
            {
                writer.Line();
                PropertyEmitter.WriteFormerHead(writer, category.Identifier, former);
                writer.Line($"public {GeneratedNames.Accessor(category.Identifier)} {former} => {category.Identifier};");
            }
        }
    }
}
