using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Identifies findings across runs, so that a CI system knows which ones are new.</summary>
internal static class FindingFingerprint
{
    /// <summary>Gets the finding's own fingerprint, or one that does not depend on its line.</summary>
    internal static string Of(Finding finding)
    {
        var identity = string.Join('\n', finding.Fingerprint ?? finding.Message, finding.RuleId, finding.Subject, finding.Key, finding.Location?.Path);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..32];
    }
}
