using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Diagnosis;

/// <summary>Represents the permissions of this identity for one secret.</summary>
internal sealed class SecretDiagnosis(string name)
{
    private readonly List<(string Rule, FindingSeverity Severity, string Message)> _findings = [];

    internal string Name => name;

    internal IReadOnlyList<(string Rule, FindingSeverity Severity, string Message)> Findings => _findings;

    /// <summary>Gets the customer managed key; null for the default key, or if it is not known.</summary>
    internal string? KmsKeyId { get; private set; }

    internal bool IsMissing { get; private set; }

    internal bool IsDescribed { get; private set; }

    /// <summary>Gets whether it is known that the secret exists. Without the permission to describe it, only a read shows it.</summary>
    internal bool IsKnown { get; private set; }

    internal bool Hangs { get; private set; }

    internal bool Has(string rule) => _findings.Exists(finding => finding.Rule == rule);

    internal static async Task<SecretDiagnosis> OfAsync(DoctorRun run, AwsSecretStore store, string name, CancellationToken cancellationToken)
    {
        SecretDiagnosis diagnosis = new(name);
        await diagnosis.DescribeAsync(run, store, cancellationToken).ConfigureAwait(false);
        if (!diagnosis.IsMissing && !diagnosis.Hangs && !diagnosis.Has("GTH1202"))
        {
            await diagnosis.ReadAsync(run, store, cancellationToken).ConfigureAwait(false);
        }

        return diagnosis;
    }

    private async Task DescribeAsync(DoctorRun run, AwsSecretStore store, CancellationToken cancellationToken)
    {
        try
        {
            var secret = await run.CallAsync(async token => await store.DescribeAsync(name, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            IsDescribed = IsKnown = true;
            KmsKeyId = secret?.KmsKeyId;
            switch (secret)
            {
                case null:
                    IsMissing = true;
                    Error("GTH1202", $"The secret is missing. Create it: genie-secrets put {name} --store aws --file value.json");
                    break;
                case { DeletedAt: not null }:
                    Error("GTH1202", $"The secret is scheduled for deletion. Restore it: genie-secrets restore {name} --store aws");
                    break;
                case var _ when !secret.Stages.Values.Any(static stages => stages.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal)):
                    Error("GTH1202", $"The secret has no value. Store one: genie-secrets put {name} --store aws --file value.json");
                    break;
            }
        }
        catch (SecretAccessDeniedException e)
        {
            _findings.Add(("GTH1205", FindingSeverity.Info, $"{e.Message} Jobs need it only to wait for rotations; genie-secrets drift and status need it, too."));
        }
        catch (SecretsException e)
        {
            Fail(e);
        }
    }

    private async Task ReadAsync(DoctorRun run, AwsSecretStore store, CancellationToken cancellationToken)
    {
        try
        {
            await run.CallAsync(
                async token =>
                {
                    if (run.Request.ReadsValues)
                    {
                        using var payload = await store.GetAsync(new(name), token).ConfigureAwait(false);
                        IsKnown = true;
                    }
                    else
                    {
                        await store.CheckReadAsync(name, token).ConfigureAwait(false);
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SecretAccessDeniedException e)
        {
            // The key is used after the secret was found.
            IsKnown |= e.Permission.StartsWith("kms:", StringComparison.Ordinal);
            Error(e.Permission.StartsWith("kms:", StringComparison.Ordinal) ? "GTH1204" : "GTH1203", e.Message);
        }
        catch (SecretsException e)
        {
            Fail(e);
        }
    }

    private void Fail(SecretsException e)
    {
        Hangs = e is SecretStoreUnavailableException;
        Error("GTH1206", e.Message);
    }

    private void Error(string rule, string message) => _findings.Add((rule, FindingSeverity.Error, message));
}
