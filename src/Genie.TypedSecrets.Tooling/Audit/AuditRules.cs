using System.Globalization;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>The rules about what logs show.</summary>
internal static class AuditRules
{
    internal static IReadOnlyList<Finding> Check(IReadOnlyList<SecretReader> readers, IReadOnlyList<UnusedGrant> unused, IReadOnlyList<string> unread) =>
    [
        .. readers.SelectMany(CheckReader)
            .Concat(unused.Where(grant => !unread.Contains(grant.Secret, StringComparer.Ordinal)).Select(static grant => new Finding(
                "GTA2001", FindingSeverity.Info, $"The code of {grant.Job} can read the secret, and did not in this time. If it need not, remove the read, and write the job's usage report again.", grant.Secret)))
            .Concat(unread.Select(static secret => new Finding("GTA2002", FindingSeverity.Info, "No principal read the secret in this period. If it is not needed, remove its schema.", secret)))
            .OrderByDescending(static finding => finding.Severity)
            .ThenBy(static finding => finding.Subject, StringComparer.Ordinal)
            .ThenBy(static finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Message, StringComparer.Ordinal),
    ];

    private static IEnumerable<Finding> CheckReader(SecretReader reader)
    {
        if (reader.Reads > 0)
        {
            var read = $"{reader.Principal} read the secret {Times(reader.Reads)}, last on {Show(reader.Last)}";
            switch (reader.Expectation)
            {
                case ReadExpectation.Unexpected:
                    yield return new("GTA1001", FindingSeverity.Error, reader.Jobs.Count > 0
                        ? $"{read}. The code of {string.Join(", ", reader.Jobs)} does not read it. Find out what ran with this role, or write the job's usage report again."
                        : $"{read}. No usage report is of this principal, and none has the secret. If it is expected, add --expect {Principal.SimpleNameOf(reader.Principal)}.", reader.Secret);
                    break;
                case ReadExpectation.UnknownPrincipal:
                    yield return new("GTA1002", FindingSeverity.Error, $"{read}. No usage report belongs to this principal. If it runs a job, add --expect {Principal.SimpleNameOf(reader.Principal)}=<job>.", reader.Secret);
                    break;
                case ReadExpectation.PossiblyComputed:
                    yield return new("GTA1003", FindingSeverity.Warning, $"{read}. The code of {string.Join(", ", reader.Jobs)} reads secrets by computed names, so this may be one of them.", reader.Secret);
                    break;
            }
        }

        if (reader.Denied > 0)
        {
            yield return new("GTA1101", FindingSeverity.Warning, reader.Expectation == ReadExpectation.Expected && reader.Jobs.Count > 0
                ? $"{reader.Principal} was denied the secret {Times(reader.Denied)}, last on {Show(reader.Last)}, although its code reads it. Attach the policy that genie-secrets iam writes."
                : $"{reader.Principal} tried to read the secret and was denied {Times(reader.Denied)}, last on {Show(reader.Last)}.", reader.Secret);
        }
    }

    private static string Times(long count) => count == 1 ? "once" : count.ToString("N0", CultureInfo.InvariantCulture) + " times";

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
