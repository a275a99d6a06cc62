using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

// The client that the whole process shares.
public sealed partial class SecretsClient
{
    private static readonly object s_gate = new();
    private static SecretsClient? s_default;

    // The client of readers outside of every scope, while scopes are in use.
    private static SecretsClient? s_outside;
    private static SecretsManifest[] s_manifests = [];

    /// <summary>
    /// Gets the client that every generated <c>Secrets</c> class of the process reads through. It is created on first use, with default options.
    /// <c>Secrets.Configure</c> replaces it. Do not keep a reference to it: a client that was replaced still reads secrets, but caches nothing.
    /// </summary>
    /// <remarks>Within a <see cref="SecretsClientScope"/> it is the client of the scope.</remarks>
    public static SecretsClient Default => Volatile.Read(ref s_default) ?? FindDefault();

    private static IReadOnlyList<SecretsManifest> KnownManifests => Volatile.Read(ref s_manifests);

    /// <summary>Replaces the default client. The options of the new client start with the values of the current one.</summary>
    /// <remarks>The store of the former client is not disposed, even if that client created it: code that kept the client still reads through it.</remarks>
    /// <exception cref="SecretsConfigurationException">An option is out of its range. The default client is not replaced then.</exception>
    internal static void ConfigureDefault(Action<SecretsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (SecretsClientScope.Current is { } scope)
        {
            scope.Configure(configure);
            return;
        }

        SecretsClient? former;
        lock (s_gate)
        {
            ref var current = ref SecretsClientScope.IsInUse ? ref s_outside : ref s_default;
            var options = current?._options.Copy() ?? NewOptions();
            configure(options);

            // Replaces the client that is current now, because the callback may have read a secret or called Configure.
            former = Interlocked.Exchange(ref current, new(options));
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

    /// <summary>Makes every read look up its client again: from now on the client depends on the scope of the reader.</summary>
    internal static void BeginScopes()
    {
        SecretsClient? former;
        lock (s_gate)
        {
            former = Interlocked.Exchange(ref s_default, null);
            s_outside ??= former?.CopyWith(static options => options.IsOutsideOfScopes = true);
        }

        former?.Retire();
    }

    /// <summary>Creates a client with the options of this one, after a change of them.</summary>
    internal SecretsClient CopyWith(Action<SecretsOptions> change)
    {
        var options = _options.Copy();
        change(options);
        return new(options);
    }

    // While scopes are in use there is no default client for all readers, so every lookup comes here.
    private static SecretsClient FindDefault()
    {
        if (SecretsClientScope.Current is { } scope)
        {
            return scope.Client;
        }

        lock (s_gate)
        {
            return SecretsClientScope.IsInUse ? s_outside ??= new(NewOptions()) : s_default ??= new(NewOptions());
        }
    }

    private static SecretsOptions NewOptions() => new() { IsOutsideOfScopes = SecretsClientScope.IsInUse };
}
