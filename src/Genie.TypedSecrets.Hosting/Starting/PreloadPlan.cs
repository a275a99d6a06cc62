using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Represents the secrets to preload through one client.</summary>
/// <param name="project">A project that is read through the client.</param>
internal sealed class PreloadPlan(HostedProject project)
{
    private readonly HashSet<SecretAccessor> _required = [];
    private readonly HashSet<SecretAccessor> _optional = [];

    internal HostedProject Project => project;

    /// <summary>Gets all secrets to load, each once.</summary>
    internal IReadOnlyCollection<SecretAccessor> All => [.. _required.Union(_optional)];

    /// <summary>Returns whether the application can start without a secret.</summary>
    internal bool IsOptional(string? secretName) =>
        _optional.Any(accessor => accessor.SecretName == secretName) && !_required.Any(accessor => accessor.SecretName == secretName);

    /// <summary>Returns what is preloaded, a plan for each client.</summary>
    /// <exception cref="SecretsConfigurationException">A category does not exist, or it cannot be seen what the application uses.</exception>
    internal static IReadOnlyList<PreloadPlan> Create(IServiceProvider services, SecretsPreloadOptions options, IReadOnlyList<HostedProject> projects)
    {
        List<PreloadPlan> plans = [];
        if (options.Enabled == false)
        {
            return plans;
        }

        foreach (var request in options.Requests)
        {
            var plan = PlanOf(request.Key);
            plan._optional.UnionWith(request.Optional?.Invoke(services) ?? []);
            plan._required.UnionWith(request.Required?.Invoke(services) ?? Used(services, request, projects, plan));
        }

        if (options.Categories.Count + options.Optional.Count > 0)
        {
            var plan = PlanOf(null);
            plan._required.UnionWith(Named(options.Categories, services, projects));
            plan._optional.UnionWith(Named(options.Optional, services, projects));
        }
        else if (options is { Enabled: true, Requests.Count: 0 })
        {
            var plan = PlanOf(null);
            plan._required.UnionWith(Used(services, new(Key: null, Required: null, Optional: null), projects, plan));
        }

        return plans;

        PreloadPlan PlanOf(string? key)
        {
            var plan = plans.Find(plan => plan.Project.Key == key);
            if (plan is null)
            {
                plans.Add(plan = new(projects.First(project => project.Key == key)));
            }

            return plan;
        }
    }

    private static List<SecretAccessor> Used(IServiceProvider services, PreloadRequest request, IReadOnlyList<HostedProject> projects, PreloadPlan plan)
    {
        var used = services.GetRequiredService<UsedAccessors>();
        List<SecretAccessor> accessors = [.. projects
            .Where(project => project.Key == request.Key)
            .SelectMany(used.Of)
            .Select(accessor => accessor.Find(services))
            .OfType<SecretAccessor>()
            .Where(accessor => !plan._optional.Contains(accessor))];
        return accessors.Count > 0 || plan._optional.Count > 0
            ? accessors
            : throw new SecretsConfigurationException(
                "PreloadOnStart() preloads the secrets whose accessors registered services take in their constructors, and no service takes one. "
                + "List the secrets: PreloadOnStart(secrets => [secrets.ApiKeys]), with the categories that the application reads.");
    }

    private static IEnumerable<SecretAccessor> Named(IEnumerable<string> categories, IServiceProvider services, IReadOnlyList<HostedProject> projects)
    {
        var known = projects
            .Where(static project => project.Key is null)
            .SelectMany(static project => project.Accessors)
            .Select(accessor => accessor.Find(services))
            .OfType<SecretAccessor>()
            .ToLookup(static accessor => accessor.Descriptor.Category, StringComparer.Ordinal);
        List<string> names = [.. known.Select(static group => group.Key).Order(StringComparer.Ordinal)];
        return categories.SelectMany(category => known.Contains(category) ? known[category] : throw Unknown(category, names));
    }

    private static SecretsConfigurationException Unknown(string category, IReadOnlyList<string> known)
    {
        var nearest = NearMatch.Find(category, known);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return new(
            $"The section Secrets:Preload names the category '{category}', which the environment that this process runs in does not have.{hint} "
            + $"It has: {string.Join(", ", known)}.");
    }
}
