using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Diagnosis;

/// <summary>Runs the checks of one report. A check that fails ends those that depend on it.</summary>
internal sealed class DoctorRun(DoctorRequest request)
{
    private readonly List<DoctorCheck> _checks = [];
    private readonly List<Finding> _findings = [];
    private EnvironmentModel? _environment;

    internal DoctorRequest Request => request;

    /// <summary>Gets the names of the secrets that the schemas describe in the environment.</summary>
    internal IReadOnlyList<string> SecretNames => _environment is null ? [] : request.Project!.SecretNames(_environment.Name);

    /// <summary>Gets the regions that the manifest gives the environment.</summary>
    internal IReadOnlyList<string> ManifestRegions => _environment is null ? [] : [.. _environment.Regions];

    internal string? EnvironmentName => _environment?.Name;

    internal DoctorReport ToReport() => new(request.StoreName, _environment?.Name, _checks, [.. _findings.OrderByDescending(static finding => finding.Severity)]);

    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        CheckSchemas();
        ISecretStore store;
        try
        {
            store = request.OpenStore(ManifestRegions);
        }
        catch (Exception e) when (e is SecretsException or ToolingException)
        {
            var isRegion = e.Message.Contains("region", StringComparison.OrdinalIgnoreCase);
            Fail(isRegion ? "region" : "store", isRegion ? "GTH1102" : "GTH1101", isRegion ? "not known" : "cannot be used", e.Message);
            return;
        }

        using var disposable = store as IDisposable;
        Pass("store", request.StoreOrigin.Length == 0 ? request.StoreName : $"{request.StoreName} ({request.StoreOrigin})");
        if (store is AwsSecretStore aws)
        {
            await new AwsChecks(this, aws).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await CheckSecretsAsync(ManagedStores.Create(store, request.Project), isOverNetwork: store is AwsAgentSecretStore, cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Pass(string name, string detail) => _checks.Add(new(name, DoctorCheckState.Works, detail));

    internal void Skip(string name, string detail) => _checks.Add(new(name, DoctorCheckState.NotChecked, detail));

    internal void Fail(string name, string rule, string detail, string message)
    {
        _checks.Add(new(name, DoctorCheckState.Fails, detail));
        Find(rule, FindingSeverity.Error, message);
    }

    internal void Limit(string name, string rule, FindingSeverity severity, string detail, string message)
    {
        _checks.Add(new(name, DoctorCheckState.Limited, detail));
        Find(rule, severity, message);
    }

    internal void Add(DoctorCheck check) => _checks.Add(check);

    internal void Find(string rule, FindingSeverity severity, string message, string? secret = null) => _findings.Add(new(rule, severity, message, secret));

    /// <summary>Calls the store, and not for longer than the request allows.</summary>
    /// <exception cref="SecretsException">The call failed or took too long.</exception>
    internal async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(request.Timeout, request.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await call(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretStoreUnavailableException(request.StoreName, $"The store did not respond within {request.Timeout.TotalSeconds:0} seconds.");
        }
    }

    private void CheckSchemas()
    {
        if (request.Project is not { } project)
        {
            Limit("schemas", "GTH1001", FindingSeverity.Warning, "none", "No schemas/secrets.json was found in the current directory or above it, so the secrets are not known. Create one: genie-secrets init");
            return;
        }

        if (project.Manifest is not { } manifest || project.Set.HasErrors)
        {
            Fail("schemas", "GTH1001", project.Folder, "The schemas have errors. See genie-secrets schema check.");
            return;
        }

        var variable = manifest.EnvironmentVariable;
        var (name, origin) = request.Environment is { } chosen ? (chosen, "--environment")
            : request.EnvironmentVariableReader(variable) is { Length: > 0 } value ? (value, variable)
            : (manifest.DefaultEnvironment, "the default");
        if (name is null)
        {
            Fail("schemas", "GTH1001", project.Folder, $"The manifest has no default environment, and {variable} is not set. Set it, or name the environment: --environment {manifest.Environments[0].Name}");
            return;
        }

        _environment = ProjectEnvironments.Find(manifest, name);
        if (_environment is null)
        {
            Fail("schemas", "GTH1001", $"environment {name}", ProjectEnvironments.DescribeUnknown(manifest, name, origin));
            return;
        }

        Pass("schemas", $"{Plural.Of(SecretNames.Count, "secret", "secrets")} in the environment {_environment.Name} ({origin})");
    }

    // Stores on this machine: a look at a secret reads it.
    private async Task CheckSecretsAsync(IManagedStore store, bool isOverNetwork, CancellationToken cancellationToken)
    {
        if (SecretNames.Count == 0 || (isOverNetwork && !request.ReadsValues))
        {
            Skip("secrets", SecretNames.Count == 0 ? "none are known" : "only a read shows whether it works: add --values");
            return;
        }

        List<Finding> problems = [];
        foreach (var name in SecretNames)
        {
            if (await CheckSecretAsync(store, name, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                problems.Add(problem);
            }
        }

        Add(new("secrets", problems.Count == 0 ? DoctorCheckState.Works : DoctorCheckState.Fails, $"{SecretNames.Count - problems.Count} of {Plural.Of(SecretNames.Count, "secret", "secrets")} can be read"));
        var isStore = problems.Count == SecretNames.Count && problems.TrueForAll(problem => problem.RuleId == "GTH1206" && problem.Message == problems[0].Message);
        _findings.AddRange(isStore ? [problems[0] with { RuleId = "GTH1101", Subject = null }] : problems);
    }

    private async Task<Finding?> CheckSecretAsync(IManagedStore store, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (await CallAsync(token => store.DescribeAsync(name, token), cancellationToken).ConfigureAwait(false) is { } secret)
            {
                return secret.Problem is { } problem ? new("GTH1206", FindingSeverity.Error, problem, name) : null;
            }

            if (!store.IsWritable)
            {
                // The store says where it looks for the secret: which variable, which file.
                (await CallAsync(token => store.GetAsync(new SecretRequest(name), token), cancellationToken).ConfigureAwait(false)).Dispose();
            }

            var option = request.StoreOrigin == "--store" ? $" --store {store.Name}" : string.Empty;
            return new("GTH1202", FindingSeverity.Error, $"The secret is missing in the {store.Name} store. Create it: genie-secrets put {CommandArgument.Quote(name)}{option} --file value.json", name);
        }
        catch (SecretNotFoundException e)
        {
            return new("GTH1202", FindingSeverity.Error, e.Message, name);
        }
        catch (SecretsException e)
        {
            return new("GTH1206", FindingSeverity.Error, e.Message, name);
        }
    }
}
