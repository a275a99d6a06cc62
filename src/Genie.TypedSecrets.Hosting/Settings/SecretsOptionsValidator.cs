using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Finds everything that is wrong with the options of a client, without a call to a store.</summary>
internal sealed class SecretsOptionsValidator(IServiceProvider services, IEnumerable<HostedProject> projects) : IValidateOptions<SecretsOptions>
{
    public ValidateOptionsResult Validate(string? name, SecretsOptions options)
    {
        name ??= Options.DefaultName;
        List<string> problems = [];
        if (services.GetService<IConfiguration>() is { } configuration)
        {
            problems.AddRange(SecretsSettings.Read(configuration, name, new()));
            if (name == Options.DefaultName)
            {
                problems.AddRange(SecretsSettings.Read(configuration, new SecretsPreloadOptions()));
            }
        }

        // Once for the host, although each client has options of its own.
        if (services.GetService<IConfiguration>() is { } all && projects.FirstOrDefault()?.OptionsName == name)
        {
            problems.AddRange(SecretsSettings.FindUnknownClients(all, [.. projects.Select(static project => project.Key).OfType<string>().Distinct(StringComparer.Ordinal)]));
        }

        var timeout = services.GetRequiredService<IOptions<SecretsPreloadOptions>>().Value.Timeout;
        if (timeout < TimeSpan.FromMilliseconds(1) || timeout > TimeSpan.FromHours(1))
        {
            problems.Add($"The option {nameof(SecretsPreloadOptions)}.{nameof(SecretsPreloadOptions.Timeout)} is {timeout:c}. It can be from 00:00:00.0010000 to 01:00:00.");
        }

        var ofClient = projects.Where(project => project.OptionsName == name).Select(static project => project.Manifest).ToList();
        problems.AddRange(ofClient.Count > 0 ? ofClient.SelectMany(options.Validate) : options.Validate());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Distinct(StringComparer.Ordinal));
    }
}
