using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

// The client that the whole process shares.
public sealed partial class SecretsClient
{
    private static readonly object s_gate = new();
    private static SecretsClient? s_default;
    private static SecretsManifest[] s_manifests = [];

    /// <summary>
    /// Gets the client that every generated <c>Secrets</c> class of the process reads through. It is created on first use, with default options.
    /// <c>Secrets.Configure</c> replaces it. Do not keep a reference to it: a client that was replaced still reads secrets, but caches nothing.
    /// </summary>
    public static SecretsClient Default => Volatile.Read(ref s_default) ?? CreateDefault();

    private static IReadOnlyList<SecretsManifest> KnownManifests => Volatile.Read(ref s_manifests);

    /// <summary>Replaces the default client. The options of the new client start with the values of the current one.</summary>
    /// <remarks>The store of the former client is not disposed, even if that client created it: code that kept the client still reads through it.</remarks>
    /// <exception cref="SecretsConfigurationException">An option is out of its range. The default client is not replaced then.</exception>
    internal static void ConfigureDefault(Action<SecretsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        SecretsClient? former;
        lock (s_gate)
        {
            var options = s_default?._options.Copy() ?? new SecretsOptions();
            configure(options);

            // Replaces the client that is current now, because the callback may have read a secret or called Configure.
            former = Interlocked.Exchange(ref s_default, new(options));
        }

        former?.Retire();
    }

    /// <summary>Makes a project's environments known to reads by name.</summary>
    internal static void RegisterManifest(SecretsManifest manifest)
    {
        lock (s_gate)
        {
            Volatile.Write(ref s_manifests, [.. s_manifests, manifest]);
        }
    }

    /// <summary>Gets the AWS regions that a manifest of the process lists for an environment. Empty if no manifest lists any.</summary>
    internal static IReadOnlyList<string> GetRegions(string? environment) => environment is null
        ? []
        : KnownManifests.Select(manifest => manifest.GetRegions(environment)).FirstOrDefault(static regions => regions.Count > 0) ?? [];

    private static SecretsClient CreateDefault()
    {
        lock (s_gate)
        {
            return s_default ??= new(new SecretsOptions());
        }
    }
}
