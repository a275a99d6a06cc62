using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes <c>AddSecrets</c>, for projects that reference Genie.TypedSecrets.Hosting: a part of <c>Secrets</c> with extension methods. It lists the
/// accessors; what is registered, and how, is in that package.
/// </summary>
internal static class HostingEmitter
{
    private const string Hosting = "global::Genie.TypedSecrets.Hosting";
    private const string Options = "S_::Action<G_::SecretsOptions>? configure = null";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Types = GeneratedNames.Instance + ", " + GeneratedNames.SharedEnvironment;
    private const string Builder = Hosting + ".SecretsBuilder<" + GeneratedNames.SharedEnvironment + ">";

    /// <summary>Returns the declarations, without the file's header and namespace.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">The categories, by identifier in ordinal order.</param>
    /// <param name="settings">The project's settings.</param>
    internal static string Emit(ManifestModel manifest, IReadOnlyList<CategoryListing> categories, EmitSettings settings)
    {
        var writer = new SourceWriter();
        writer.Line($"{settings.AccessibilityKeyword} static partial class Secrets").Open();
        WriteMethods(writer, manifest);
        writer
            .Line()
            .Line($"private static {Hosting}.SecretsRegistration<{Types}> CreateRegistration()")
            .Open()
            .Line($"{Hosting}.SecretsRegistration<{Types}> registration = new(s_manifest, For, static root => root.Current);");
        foreach (var category in categories)
        {
            writer.Line($"registration.Add<{GeneratedNames.Accessor(category.Identifier)}, {GeneratedNames.Record(category.Identifier)}>(static secrets => {Find(manifest, category)});");
        }

        return writer.Line("return registration;").Close().Close().Finish();
    }

    private static void WriteMethods(SourceWriter writer, ManifestModel manifest)
    {
        var project = DocText.Code(manifest.Project);
        var text = $$"""
            /// <summary>Registers the secrets of {{project}}: a client with its own cache, <see cref="{{GeneratedNames.Instance}}"/>, <see cref="{{GeneratedNames.SharedEnvironment}}"/> and every accessor, for the environment of the host.</summary>
            /// <param name="services">The services of the container, which disposes the client.</param>
            /// <param name="configure">Sets options in code. It runs after the section <c>Secrets</c> of the configuration was read.</param>
            public static {{Builder}} AddSecrets(this {{Services}} services, {{Options}}) => CreateRegistration().Register(services, serviceKey: null, configure);

            /// <summary>Registers the secrets of {{project}} with a host; see <see cref="AddSecrets({{Services}}, {{Options.Replace("? configure = null", string.Empty).Replace('<', '{').Replace('>', '}')}})"/>.</summary>
            /// <param name="builder">The builder of the host.</param>
            /// <param name="configure">Sets options in code. It runs after the section <c>Secrets</c> of the configuration was read.</param>
            public static {{Builder}} AddSecrets(this global::Microsoft.Extensions.Hosting.IHostApplicationBuilder builder, {{Options}}) => CreateRegistration().Register(builder, configure);

            /// <summary>Registers the secrets of {{project}} once more, through a client of their own: for another region, account or store. They are injected with <c>[FromKeyedServices]</c>.</summary>
            /// <param name="services">The services of the container, which disposes the client.</param>
            /// <param name="serviceKey">The key of the services, and the name of the client's section in the configuration: <c>Secrets:Clients:key</c>.</param>
            /// <param name="configure">Sets options in code. It runs after the configuration was read.</param>
            public static {{Builder}} AddKeyedSecrets(this {{Services}} services, string serviceKey, {{Options}}) => CreateRegistration().Register(services, serviceKey, configure);
            """;
        writer.Line(text);
    }

    // A category that only some environments have is a member of their own types.
    private static string Find(ManifestModel manifest, CategoryListing category)
    {
        if (EnvironmentMembers.IsShared(manifest, category))
        {
            return $"secrets.{category.Identifier}";
        }

        var cases = manifest.Environments
            .Where(environment => category.Environments.Contains(environment.Name, StringComparer.Ordinal))
            .Select(environment => $"{GeneratedNames.Environment(environment.Identifier)} own => own.{category.Identifier}, ");
        return $"secrets switch {{ {string.Concat(cases)}_ => null }}";
    }
}
