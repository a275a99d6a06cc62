namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Lists the secrets without which the application can start and stay healthy. Empty until the preload begins. Thread-safe.</summary>
internal sealed class OptionalSecrets
{
    private volatile IReadOnlyList<PreloadPlan> _plans = [];

    /// <summary>Sets what is preloaded.</summary>
    internal void Set(IReadOnlyList<PreloadPlan> plans) => _plans = plans;

    /// <summary>Returns whether a secret is optional.</summary>
    /// <param name="key">The key of the client's services; <see langword="null"/> for services without a key.</param>
    /// <param name="secretName">The name of the secret.</param>
    internal bool Contains(string? key, string secretName) => _plans.Any(plan => plan.Project.Key == key && plan.IsOptional(secretName));
}
