using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes <c>Secrets</c>, where users begin: the environments, the current one, and what concerns all secrets together.</summary>
internal static class RootEmitter
{
    /// <summary>The declarations, without the file's head and namespace.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">The categories, by identifier in ordinal order.</param>
    /// <param name="settings">What the project decides.</param>
    internal static string Emit(ManifestModel manifest, IReadOnlyList<CategoryListing> categories, EmitSettings settings)
    {
        var writer = new SourceWriter();
        var members = EnvironmentMembers.Of(manifest, categories);
        WriteSecrets(writer, manifest, categories, settings);
        writer.Line();
        EnvironmentEmitter.WriteShared(writer, members, settings);
        foreach (var environment in manifest.Environments)
        {
            writer.Line();
            EnvironmentEmitter.WriteOne(writer, manifest.Project, environment, members, settings);
        }

        return writer.ToString();
    }

    private static void WriteSecrets(
        SourceWriter writer,
        ManifestModel manifest,
        IReadOnlyList<CategoryListing> categories,
        EmitSettings settings)
    {
        var arguments = string.Join(", ", ManifestArguments(manifest));
        DocText.Write(writer, "summary", $"The secrets of {DocText.Code(manifest.Project)}, by environment and category.");
        DocText.Write(writer, "remarks", "Thread-safe. Nothing is fetched before it is first read, or preloaded.");
        writer
            .Line(GeneratedCode.Attribute)
            .Line($"{settings.AccessibilityKeyword} static partial class Secrets")
            .Open()
            .Line($"private static readonly {CSharpTypes.CompilerServices}.SecretsContext s_context = new(new {CSharpTypes.CompilerServices}.SecretsManifest({arguments}));")
            .Line($"private static {CSharpTypes.Runtime}.SecretDescriptor[]? s_all;");

        foreach (var environment in manifest.Environments)
        {
            var type = CSharpTypes.Environment(environment.Identifier);
            writer.Line();
            DocText.Write(writer, "summary", $"The environment {DocText.Code(environment.Name)}.");
            writer.Line($"public static {type} {environment.Identifier} {{ get; }} = new(s_context);");
        }

        WriteCurrent(writer, manifest);
        WriteAll(writer, categories);
        WriteOperations(writer);
        writer.Close();
    }

    private static IEnumerable<string> ManifestArguments(ManifestModel manifest)
    {
        yield return Literal.String(manifest.Project);
        yield return Literal.Strings(manifest.Environments.Select(environment => environment.Name));
        yield return Literal.String(manifest.DefaultEnvironment);
        yield return Literal.String(manifest.EnvironmentVariable);
        if (manifest.Environments.Any(environment => environment.Regions.Count > 0))
        {
            yield return $"new string[][] {{ {string.Join(", ", manifest.Environments.Select(environment => $"new string[] {{ {string.Join(", ", environment.Regions.Select(Literal.String))} }}"))} }}";
        }
    }

    private static void WriteCurrent(SourceWriter writer, ManifestModel manifest)
    {
        var variable = DocText.Code(manifest.EnvironmentVariable);
        var fallback = DocText.Code(manifest.DefaultEnvironment);
        writer.Line();
        DocText.Write(writer, "summary", $"The environment the process runs in: the one that {variable} names, {fallback} by default. It has what all environments share.");
        DocText.Write(
            writer,
            "exception",
            "The process runs in an environment that the manifest does not know.",
            $"cref=\"{CSharpTypes.Runtime}.SecretsConfigurationException\"");
        writer.Line("public static EnvironmentSecrets Current => s_context.CurrentEnvironment switch").Open();
        for (var i = 0; i < manifest.Environments.Count - 1; i++)
        {
            writer.Line($"{Literal.Integer(i)} => {manifest.Environments[i].Identifier},");
        }

        writer.Line($"_ => {manifest.Environments[manifest.Environments.Count - 1].Identifier},").Close(";");
    }

    private static void WriteAll(SourceWriter writer, IReadOnlyList<CategoryListing> categories)
    {
        writer.Line();
        DocText.Write(writer, "summary", "What is known of every category: its name, its keys, who owns it.");
        writer
            .Line($"public static global::System.Collections.Generic.IReadOnlyList<{CSharpTypes.Runtime}.SecretDescriptor> All => s_all ??= new {CSharpTypes.Runtime}.SecretDescriptor[]")
            .Open();
        foreach (var category in categories)
        {
            writer.Line($"{CSharpTypes.Accessor(category.Identifier)}.{DescriptorEmitter.Field},");
        }

        writer.Close(";");
    }

    private static void WriteOperations(SourceWriter writer) => writer
        .Line()
        .Line("""
            /// <summary>Chooses the store, lifetimes and so on, for the whole process. Call it once, before the first secret is read.</summary>
            /// <param name="configure">Sets the options.</param>
            public static void Configure(global::System.Action<global::Genie.TypedSecrets.SecretsOptions> configure) => s_context.Configure(configure);

            /// <summary>Fetches every secret of the current environment in as few calls as the store can.</summary>
            /// <param name="cancellationToken">Cancels the wait.</param>
            public static global::System.Threading.Tasks.Task PreloadAsync(global::System.Threading.CancellationToken cancellationToken = default) => s_context.PreloadAsync(All, cancellationToken);

            /// <summary>Forgets every cached value; the next read fetches anew. Mainly for tests.</summary>
            public static void ClearCache() => s_context.ClearCache();
            """);
}
