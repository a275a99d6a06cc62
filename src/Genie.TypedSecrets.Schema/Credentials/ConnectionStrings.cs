using System.Text;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Finds passwords and keys in connection strings: of ADO.NET providers, Azure services, libpq and Redis.</summary>
internal static class ConnectionStrings
{
    private const int ShortestKey = 16;

    private static readonly HashSet<string> s_passwords = new(
        ["password", "pwd", "pass", "passwd", "passphrase", "userpassword", "sslpassword", "sslkeypassword", "certificatepassword", "clientcertificatepassword", "sslcertificatepassword", "proxypassword", "truststorepassword", "keystorepassword", "jetoledb:databasepassword", "databasepassword", "encryptionpassword", "token", "authtoken", "apikey"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_keys = new(
        ["accountkey", "sharedaccesskey", "sharedsecretvalue", "sharedsecret", "accesskey", "secret", "secretkey", "secretaccesskey", "clientsecret", "appkey", "applicationkey", "privatekey", "primarykey", "sharedaccesssignature", "encryptionkey", "masterkey"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_hosts = new(
        ["server", "host", "datasource", "address", "addr", "networkaddress", "hostname", "servername", "endpoint", "accountendpoint", "blobendpoint", "queueendpoint", "tableendpoint", "accountname", "url", "uri", "hosts", "servers", "contactpoints", "cluster", "bootstrapservers", "serviceuri", "account", "hostaddr", "endpoints", "nodes"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_others = new(
        ["userid", "uid", "user", "username", "database", "initialcatalog", "dbname", "port", "sslmode", "encrypt", "trustservercertificate", "defaultdatabase", "sharedaccesskeyname", "sharedsecretissuer", "id", "entitypath", "deviceid", "ssl", "abortconnect", "version", "authtype", "driver", "provider", "dsn", "warehouse", "role", "defaultendpointsprotocol", "servicename", "sid", "virtualhost", "vhost", "protocol", "keyspace", "bucket", "clientid", "region"],
        StringComparer.Ordinal);

    private static readonly string[] s_redisOptions = ["ssl", "abortconnect", "allowadmin", "connecttimeout", "synctimeout", "connectretry", "defaultdatabase", "name", "user", "channelprefix", "tiebreaker"];

    internal static IEnumerable<DetectedCredential> Find(string text)
    {
        if (text.IndexOf('=') < 0)
        {
            return [];
        }

        return text.IndexOf(';') >= 0 ? OfPairs(text, Pairs(text, ';'))
            : text.IndexOf(',') >= 0 && OfRedis(text) is { } redis ? [redis]
            : OfPairs(text, Pairs(text, ' '));
    }

    private static IEnumerable<DetectedCredential> OfPairs(string text, List<Pair> pairs)
    {
        var host = pairs.Find(pair => s_hosts.Contains(pair.Key));
        if (host.Key is null && !pairs.Exists(pair => s_others.Contains(pair.Key)))
        {
            yield break;
        }

        var isLocal = host.Key is not null && host.Key is not ("accountname" or "account") && LocalHosts.IsLocal(host.Value);
        foreach (var pair in pairs)
        {
            if (s_keys.Contains(pair.Key) && IsKey(pair.Value))
            {
                yield return Of("a connection string with a key", pair.Start, pair.Value.Length, isLocal);
            }
            else if (s_passwords.Contains(pair.Key) && !Placeholders.IsPassword(pair.Value) && !PublicSamples.Contains(text))
            {
                // One password is enough, and the words after the last pair of a sentence are not a value.
                yield return Of("a connection string with a password", pair.Start, pair.Value.Length, isLocal);
            }
        }
    }

    // StackExchange.Redis: cache.example.net:6380,password=…,ssl=True, in any order.
    private static DetectedCredential? OfRedis(string text)
    {
        var pairs = Pairs(text, ',');
        var password = pairs.Find(pair => pair.Key is "password");
        var host = text.Split(',').FirstOrDefault(part => part.IndexOf('=') < 0 && part.IndexOf(' ') < 0 && (part.IndexOf(':') > 0 || part.IndexOf('.') > 0));
        return password.Key is not null && (host is not null || pairs.Exists(pair => Array.IndexOf(s_redisOptions, pair.Key) >= 0)) && !Placeholders.IsPassword(password.Value)
            ? Of("a connection string with a password", password.Start, password.Value.Length, host is not null && LocalHosts.IsLocal(host))
            : null;
    }

    private static bool IsKey(string value) =>
        value.Length >= ShortestKey && !Placeholders.HasHole(value) && !Placeholders.HasMarker(value) && !PublicSamples.Contains(value) && Randomness.IsPlausible(value);

    private static DetectedCredential Of(string kind, int start, int length, bool isLocal) => new(
        kind,
        new TextSpan(start, length),
        CredentialEvidence.Shape,
        isLocal ? CredentialCertainty.Local : CredentialCertainty.Likely,
        isLocal ? "to a local server" : "shape of a connection string");

    // Key=value pairs; a value in quotes may contain the separator.
    private static List<Pair> Pairs(string text, char separator)
    {
        var pairs = new List<Pair>();
        for (var start = 0; start < text.Length;)
        {
            var equals = text.IndexOf('=', start);
            if (equals < 0)
            {
                break;
            }

            var before = text.LastIndexOf(separator, equals - 1 < 0 ? 0 : equals - 1, equals - start < 0 ? 0 : Math.Max(0, equals - start));
            var key = KeyOf(text, Math.Max(before + 1, start), equals);
            var value = equals + 1;
            while (value < text.Length && text[value] == ' ' && separator != ' ')
            {
                value++;
            }

            var isQuoted = value < text.Length && text[value] is '\'' or '"' && value + 1 < text.Length;
            var end = isQuoted ? text.IndexOf(text[value], value + 1) : text.IndexOf(separator, value);
            end = end < 0 ? text.Length : end;
            value += isQuoted && value < end ? 1 : 0;
            var own = text.Substring(value, Math.Max(0, end - value));
            pairs.Add(new(key, own.TrimEnd(), value));
            start = end + 1;
        }

        return pairs;
    }

    private static string KeyOf(string text, int start, int end)
    {
        var key = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (text[i] is not (' ' or '_' or '-' or '"' or '\'' or '\t' or '\r' or '\n'))
            {
                key.Append(char.ToLowerInvariant(text[i]));
            }
        }

        return key.ToString();
    }

    private readonly record struct Pair(string Key, string Value, int Start);
}
