using Genie.TypedSecrets.Hosting.Starting;

namespace Genie.TypedSecrets.Hosting;

/// <summary>Provides the options of the preload before the host starts: section <c>Secrets:Preload</c> of the configuration.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SecretsPreloadOptions
{
    /// <summary>Gets or sets whether secrets are preloaded. By default they are if the application calls <c>PreloadOnStart</c>, or <see cref="Categories"/> or <see cref="Optional"/> has one.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets the time after which the start fails. The default is 1 minute.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets the categories to preload, in addition to what the application lists in code: <c>api-keys</c>.</summary>
    public IList<string> Categories { get; } = [];

    /// <summary>Gets the categories to preload without which the application can start. A failure is logged.</summary>
    public IList<string> Optional { get; } = [];

    /// <summary>Gets the secrets that the application lists in code.</summary>
    internal List<PreloadRequest> Requests { get; } = [];
}
