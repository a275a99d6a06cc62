using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Connection strings and addresses with the password in them.</summary>
internal static class ConnectionStrings
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(250);

    // ADO.NET: a password, and beside it what it is the password of.
    private static readonly Regex s_password = Create(@"(?:^|[;,])\s*(?:password|pwd)\s*=\s*(?<v>'[^']*'|""[^""]*""|[^;'""\r\n]+)");
    private static readonly Regex s_server = Create(
        @"(?:^|;)\s*(?:server|host|data source|datasource|address|addr|network address|user id|uid|user|username|user name|database|initial catalog|endpoint)\s*=");

    // StackExchange.Redis: host:port,password=…
    private static readonly Regex s_redis = Create(@"^[A-Za-z0-9.-]+:[0-9]{2,5}(?:,[^,=]+(?:=[^,]*)?)*,\s*password=(?<v>[^,\s]+)");

    // Azure: storage keys are 64 bytes, those of buses and hubs 32.
    private static readonly Regex s_azure = Create("(?:AccountKey|SharedAccessKey)=(?<v>[A-Za-z0-9+/]{42,88}={1,2})");
    private static readonly Regex s_address = Create(@"[a-z][a-z0-9+.-]{1,20}://(?<u>[^\s:/?#@'""<>]*):(?<v>[^\s:/?#@'""<>]+)@(?<h>[^\s/:?#'""<>]+)");

    // The storage emulator's key is printed in its documentation.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6";

    internal static IEnumerable<DetectedCredential> Find(string text)
    {
        if (text.IndexOf('=') >= 0)
        {
            if (Match(s_azure, text) is { } azure && !azure.Groups["v"].Value.StartsWith(EmulatorKey, StringComparison.Ordinal) && Randomness.IsPlausible(azure.Groups["v"].Value))
            {
                yield return Of("an Azure account key", azure);
            }

            var password = text.IndexOf(';') >= 0 && Match(s_server, text) is not null ? Match(s_password, text) : Match(s_redis, text);
            if (password is not null && !Placeholders.IsPassword(password.Groups["v"].Value))
            {
                yield return Of("a connection string with a password", password);
            }
        }

        if (text.IndexOf("://", StringComparison.Ordinal) >= 0 && Match(s_address, text) is { } address && IsReal(address))
        {
            yield return Of("an address with a password", address);
        }
    }

    private static bool IsReal(Match address) =>
        !Placeholders.IsPassword(address.Groups["v"].Value)
        && !Placeholders.HasMarker(address.Groups["h"].Value);

    private static DetectedCredential Of(string kind, Match match)
    {
        var value = match.Groups["v"];
        return new(kind, new TextSpan(value.Index, value.Length), CredentialEvidence.Shape);
    }

    private static Match? Match(Regex expression, string text)
    {
        try
        {
            var match = expression.Match(text);
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            // The exception holds the text: it must not get out.
            return null;
        }
    }

    private static Regex Create(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, s_timeout);
}
