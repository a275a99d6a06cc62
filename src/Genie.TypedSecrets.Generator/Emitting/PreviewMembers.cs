using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the members for preview environments, if the manifest has any.</summary>
internal static class PreviewMembers
{
    private const string Type = GeneratedNames.PreviewEnvironment;
    private const string Method = GeneratedNames.PreviewMethod;

    internal static void WriteOnSecrets(SourceWriter writer, ManifestModel manifest)
    {
        if (manifest.Previews.Count > 0)
        {
            writer.Line();
            WriteDocumentation(writer, manifest);
            writer.Line($"public static {Type} {Method}(string name) => s_root.{Method}(name);");
        }
    }

    internal static void WriteFields(SourceWriter writer, ManifestModel manifest)
    {
        if (manifest.Previews.Count > 0)
        {
            writer
                .Line($"private readonly C_::SecretsContext _context;")
                .Line($"private {Type}? _preview;")
                .Line();
        }
    }

    internal static void WriteAssignments(SourceWriter writer, ManifestModel manifest)
    {
        if (manifest.Previews.Count > 0)
        {
            writer.Line("_context = context;");
        }
    }

    /// <summary>Writes the case of a switch over the index of the current environment.</summary>
    internal static void WriteCase(SourceWriter writer, ManifestModel manifest)
    {
        if (manifest.Previews.Count > 0)
        {
            writer.Line($"-1 => {Method}(CurrentEnvironmentName),");
        }
    }

    // A process reads one preview environment, so the last one is kept.
    internal static void WriteOnRoot(SourceWriter writer, ManifestModel manifest)
    {
        if (manifest.Previews.Count == 0)
        {
            return;
        }

        writer.Line();
        WriteDocumentation(writer, manifest);
        writer
            .Line($"public {Type} {Method}(string name)")
            .Open()
            .Line("var environment = FindPreview(name);")
            .Line("var known = _preview;")
            .Line("return known is not null && known.EnvironmentName == environment ? known : _preview = new(_context, environment);")
            .Close();
    }

    private static void WriteDocumentation(SourceWriter writer, ManifestModel manifest)
    {
        DocText.Write(writer, "summary", $"Gets a preview environment: {string.Join(", ", manifest.Previews.Select(preview => DocText.Code(preview.Pattern)))}.");
        DocText.Write(writer, "param", "The name of the environment. Case is ignored.", "name=\"name\"");
        DocText.Write(writer, "exception", "The name matches no pattern of preview environments.", "cref=\"S_::ArgumentException\"");
    }
}
