using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes <c>Secrets</c>, which user code starts from, and <c>SecretsRoot</c>, the same members over one client. The static members are those of a
/// root over the default client, copied into static fields, so that reading them costs nothing.
/// </summary>
internal static class RootEmitter
{
    private const string Root = GeneratedNames.Instance;

    /// <summary>Returns the declarations, without the file's header and namespace.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">The categories, by identifier in ordinal order.</param>
    /// <param name="settings">The project's settings.</param>
    internal static string Emit(ManifestModel manifest, IReadOnlyList<CategoryListing> categories, EmitSettings settings)
    {
        var writer = new SourceWriter();
        var members = EnvironmentMembers.Of(manifest, categories);
        WriteSecrets(writer, manifest, categories, settings);
        writer.Line();
        WriteRoot(writer, manifest, settings);
        writer.Line();
        EnvironmentEmitter.WriteShared(writer, members, settings);
        foreach (var environment in manifest.Environments)
        {
            writer.Line();
            EnvironmentEmitter.WriteOne(writer, manifest, environment, members, settings);
        }

        if (manifest.Previews.Count > 0)
        {
            writer.Line();
            EnvironmentEmitter.WritePreview(writer, manifest, members, settings);
        }

        return writer.Finish();
    }

    private static void WriteSecrets(
        SourceWriter writer,
        ManifestModel manifest,
        IReadOnlyList<CategoryListing> categories,
        EmitSettings settings)
    {
        DocText.Write(writer, "summary", $"The secrets of {DocText.Code(manifest.Project)}, by environment and category.");
        DocText.Write(writer, "remarks", "Thread-safe. A secret is fetched when it is first read, or preloaded.");
        writer
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} static partial class Secrets")
            .Open()
            .Line($"private static readonly C_::SecretsManifest s_manifest = {ManifestEmitter.Create(manifest, categories)};")
            .Line($"private static readonly C_::SecretsContext s_context = new(s_manifest);")
            .Line($"private static readonly {Root} s_root = new(s_context);")
            .Line($"private static G_::SecretDescriptor[]? s_all;");

        foreach (var environment in manifest.Environments)
        {
            writer.Line();
            WriteSummary(writer, environment);
            writer.Line($"public static {GeneratedNames.Environment(environment.Identifier)} {environment.Identifier} {{ get; }} = s_root.{environment.Identifier};");
        }

        WriteCurrentDocumentation(writer, manifest);
        writer.Line("public static EnvironmentSecrets Current => s_root.Current;");
        PreviewMembers.WriteOnSecrets(writer, manifest);
        WriteAll(writer, categories);
        WriteOperations(writer);
        writer.Close();
    }

    private static void WriteRoot(SourceWriter writer, ManifestModel manifest, EmitSettings settings)
    {
        DocText.Write(writer, "summary", $"The secrets of {DocText.Code(manifest.Project)}, read through one client. {DocText.Code("Secrets.For(client)")} creates one; it can be injected.");
        writer
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} sealed class {Root} : G_::ProjectSecrets")
            .Open();
        PreviewMembers.WriteFields(writer, manifest);
        writer
            .Line($"internal {Root}(C_::SecretsContext context) : base(context)")
            .Open();
        PreviewMembers.WriteAssignments(writer, manifest);
        foreach (var environment in manifest.Environments)
        {
            writer.Line($"{environment.Identifier} = new(context);");
        }

        writer.Close();
        foreach (var environment in manifest.Environments)
        {
            writer.Line();
            WriteSummary(writer, environment);
            writer.Line($"public {GeneratedNames.Environment(environment.Identifier)} {environment.Identifier} {{ get; }}");
        }

        WriteCurrentDocumentation(writer, manifest);
        writer.Line("public EnvironmentSecrets Current => CurrentEnvironment switch").Open();
        PreviewMembers.WriteCase(writer, manifest);
        for (var i = 0; i < manifest.Environments.Count - 1; i++)
        {
            writer.Line($"{Literal.Integer(i)} => {manifest.Environments[i].Identifier},");
        }

        writer
            .Line($"_ => {manifest.Environments[manifest.Environments.Count - 1].Identifier},")
            .Close(";");
        PreviewMembers.WriteOnRoot(writer, manifest);
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override S_::Collections.Generic.IReadOnlyList<G_::SecretDescriptor> All => Secrets.All;")
            .Close();
    }

    private static void WriteSummary(SourceWriter writer, EnvironmentModel environment) =>
        DocText.Write(writer, "summary", $"The environment {DocText.Code(environment.Name)}.");

    private static void WriteCurrentDocumentation(SourceWriter writer, ManifestModel manifest)
    {
        writer.Line();
        DocText.Write(
            writer,
            "summary",
            $"The environment that the process runs in: {DocText.Code(manifest.EnvironmentVariable)} selects it, {DocText.Code(manifest.DefaultEnvironment)} is the default. It has the categories that all environments share.");
        DocText.Write(
            writer,
            "exception",
            "The selected environment is not in the manifest.",
            $"cref=\"G_::SecretsConfigurationException\"");
    }

    private static void WriteAll(SourceWriter writer, IReadOnlyList<CategoryListing> categories)
    {
        writer.Line();
        DocText.Write(writer, "summary", "The descriptors of all categories: their names, keys and owners.");
        writer
            .Line($"public static S_::Collections.Generic.IReadOnlyList<G_::SecretDescriptor> All => s_all ??= new G_::SecretDescriptor[]")
            .Open();
        foreach (var category in categories)
        {
            writer.Line($"{GeneratedNames.Accessor(category.Identifier)}.{DescriptorEmitter.Field},");
        }

        writer.Close(";");
    }

    private static void WriteOperations(SourceWriter writer) => writer
        .Line()
        .Line("""
            /// <summary>Returns the same members over a given client: for two regions or accounts in one process, for tests, for dependency injection.</summary>
            /// <param name="client">The client that the secrets are read through.</param>
            public static SecretsRoot For(G_::SecretsClient client) => new(new(s_manifest, client));

            /// <summary>Sets the store, lifetimes and so on, for the whole process. A later call changes the options in force and empties the cache.</summary>
            /// <param name="configure">Sets the options. It must not read secrets.</param>
            public static void Configure(S_::Action<G_::SecretsOptions> configure) => s_context.Configure(configure);

            /// <inheritdoc cref="G_::ProjectSecrets.PreloadAsync(S_::Threading.CancellationToken)"/>
            public static S_::Threading.Tasks.Task PreloadAsync(S_::Threading.CancellationToken cancellationToken = default) => s_root.PreloadAsync(cancellationToken);

            /// <inheritdoc cref="G_::ProjectSecrets.PreloadAsync(S_::Collections.Generic.IEnumerable{G_::SecretAccessor}, S_::Threading.CancellationToken)"/>
            public static S_::Threading.Tasks.Task PreloadAsync(S_::Collections.Generic.IEnumerable<G_::SecretAccessor> accessors, S_::Threading.CancellationToken cancellationToken = default) => s_root.PreloadAsync(accessors, cancellationToken);

            /// <summary>Removes every value from the cache; the next read fetches. Mainly for tests.</summary>
            public static void ClearCache() => s_context.ClearCache();
            """);
}
