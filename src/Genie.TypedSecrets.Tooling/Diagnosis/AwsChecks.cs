using System.Collections.Concurrent;
using System.Globalization;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Diagnosis;

/// <summary>Checks Secrets Manager: region, network, clock, credentials and permissions.</summary>
internal sealed class AwsChecks(DoctorRun run, AwsSecretStore store)
{
    private const int Parallel = 4;

    private static readonly string[] s_regionVariables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    // AWS rejects signatures whose time is further away (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html).
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    // HTTP has whole seconds, and the call takes some time.
    private static readonly TimeSpan s_precision = TimeSpan.FromSeconds(10);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        run.Pass("region", $"{string.Join(", ", store.Regions)} ({RegionOrigin()})");
        if (await CheckNetworkAsync(cancellationToken).ConfigureAwait(false) && await CheckCredentialsAsync(cancellationToken).ConfigureAwait(false))
        {
            await CheckSecretsAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private string RegionOrigin()
    {
        var read = run.Request.EnvironmentVariableReader;
        return read(AwsSecretStoreOptions.RegionsVariable) is { Length: > 0 } ? AwsSecretStoreOptions.RegionsVariable
            : run.ManifestRegions.Count > 0 ? "schemas/secrets.json"
            : Array.Find(s_regionVariables, name => read(name) == store.Regions[0]) ?? "the AWS configuration";
    }

    private async Task<bool> CheckNetworkAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? time;
        try
        {
            time = await run.CallAsync(async token => await store.GetServiceTimeAsync(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (SecretsException e)
        {
            run.Fail("network", "GTH1103", $"{store.Endpoint} cannot be reached", e.Message);
            return false;
        }

        run.Pass("network", store.Endpoint ?? "reachable");
        CheckClock(time);
        return true;
    }

    private void CheckClock(DateTimeOffset? time)
    {
        if (time is null)
        {
            run.Skip("clock", "the endpoint does not return its time");
            return;
        }

        var ahead = run.Request.TimeProvider.GetUtcNow() - time.Value;
        var text = $"{Show(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} AWS";
        if (ahead.Duration() <= s_precision)
        {
            run.Pass("clock", "agrees with AWS");
        }
        else if (ahead.Duration() <= s_tolerance)
        {
            run.Limit("clock", "GTH1104", FindingSeverity.Warning, text, $"The clock of this machine is {text}. AWS rejects requests if the difference is 5 minutes or more. Synchronize the clock with NTP.");
        }
        else
        {
            run.Fail("clock", "GTH1104", text, $"The clock of this machine is {text}. AWS rejects requests if the difference is 5 minutes or more. Synchronize the clock with NTP, for example: timedatectl set-ntp true");
        }
    }

    private const string Wait = "Run genie-secrets doctor again in a minute. If the call still fails, see the state of the service: https://health.aws.amazon.com/health/status";

    private static string Show(TimeSpan time) => time >= TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} seconds");

    // The first signed call. AWS checks the signature before permissions, so credentials work where the call is denied.
    private async Task<bool> CheckCredentialsAsync(CancellationToken cancellationToken)
    {
        const string List = "secretsmanager:ListSecrets";
        try
        {
            await run.CallAsync(
                async token =>
                {
                    await store.CheckListAsync(token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            run.Pass("credentials", store.CredentialSource);
            run.Pass(List, "allowed");
        }
        catch (SecretAccessDeniedException e)
        {
            run.Pass("credentials", store.CredentialSource);
            run.Limit(List, "GTH1201", FindingSeverity.Info, "denied", $"{e.Message} Jobs do not need it; genie-secrets list and drift need it.");
        }
        catch (SecretsException e)
        {
            var isClock = e.Message.Contains("clock", StringComparison.Ordinal);
            var isIdentity = e.Message.Contains("credentials", StringComparison.Ordinal) || e.Message.Contains("signature", StringComparison.Ordinal);
            var isRegion = e.Message.Contains("signed for another region", StringComparison.Ordinal);
            var (name, rule, detail) = isClock ? ("clock", "GTH1104", "rejected by AWS")
                : isRegion ? ("region", "GTH1102", "not that of the endpoint")
                : isIdentity ? ("credentials", "GTH1105", store.CredentialSource)
                : ("service", "GTH1106", "the call failed");
            run.Fail(name, rule, detail, e is SecretStoreUnavailableException { IsTransient: true } && rule == "GTH1106" ? $"{e.Message} {Wait}" : e.Message);
            return false;
        }

        return true;
    }

    private async Task CheckSecretsAsync(CancellationToken cancellationToken)
    {
        var names = run.SecretNames;
        if (names.Count == 0)
        {
            run.Skip("secrets", "none are known");
            return;
        }

        ConcurrentBag<SecretDiagnosis> found = [];
        await System.Threading.Tasks.Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken }, async (name, token) =>
        {
            // After one call that does not respond, no further calls are made.
            if (!found.Any(static secret => secret.Hangs))
            {
                found.Add(await SecretDiagnosis.OfAsync(run, store, name, token).ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        Report([.. found.OrderBy(static secret => secret.Name, StringComparer.Ordinal)]);
    }

    // Where a secret may not be described, a denied or a successful check of a read says nothing about its existence.
    private void CountExisting(IReadOnlyList<SecretDiagnosis> secrets)
    {
        var unknown = secrets.Count(static secret => !secret.IsKnown);
        var failed = secrets.Count(static secret => secret.Has("GTH1202"));
        var state = failed > 0 ? DoctorCheckState.Fails : unknown == secrets.Count ? DoctorCheckState.NotChecked : unknown > 0 ? DoctorCheckState.Limited : DoctorCheckState.Works;
        run.Add(new("secrets", state, $"a value exists for {secrets.Count - unknown - failed} of {Plural.Of(secrets.Count, "secret", "secrets")}{(unknown == 0 ? string.Empty : $"; {unknown} not known")}"));
    }

    private void Report(IReadOnlyList<SecretDiagnosis> secrets)
    {
        foreach (var (secret, finding) in secrets.SelectMany(static secret => secret.Findings.Select(finding => (secret, finding))))
        {
            run.Find(finding.Rule, finding.Severity, finding.Message, secret.Name);
        }

        CountExisting(secrets);
        if (secrets.All(static secret => secret.IsMissing))
        {
            var expected = run.ManifestRegions.Count > 0 ? string.Empty : $" If they are in another region, set AWS_REGION, or add regions to the environment {run.EnvironmentName} in schemas/secrets.json.";
            run.Find("GTH1102", FindingSeverity.Error, $"No secret of the environment {run.EnvironmentName} exists in {store.Regions[0]} in the account of these credentials.{expected}");
        }

        Count("secretsmanager:GetSecretValue", "GTH1203", "allowed");
        string[] keys = [.. secrets.Select(static secret => secret.KmsKeyId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (secrets.Any(static secret => secret.Has("GTH1204")))
        {
            Count("kms:Decrypt", "GTH1204", "allowed");
        }
        else if (run.Request.ReadsValues || keys.Length == 0)
        {
            run.Add(new("kms:Decrypt", keys.Length == 0 && !run.Request.ReadsValues && secrets.Any(static secret => !secret.IsDescribed) ? DoctorCheckState.NotChecked : DoctorCheckState.Works, keys.Length == 0 ? "not needed: the secrets have the default key of the account" : "allowed"));
        }
        else
        {
            run.Skip("kms:Decrypt", $"{string.Join(", ", keys)}: only a read shows it, add --values");
        }

        void Count(string name, string rule, string detail)
        {
            var failed = secrets.Count(secret => secret.Has(rule));
            run.Add(new(name, failed == 0 ? DoctorCheckState.Works : DoctorCheckState.Fails, $"{detail} for {secrets.Count - failed} of {Plural.Of(secrets.Count, "secret", "secrets")}"));
        }
    }
}
