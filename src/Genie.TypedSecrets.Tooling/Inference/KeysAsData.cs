using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Decides whether the keys of objects are data, such as tenants or hosts, rather than the names of members.</summary>
internal static partial class KeysAsData
{
    // From this number of objects with the same shape under one key, they are entries of a map, regardless of their names.
    private const int ManyEntries = 6;

    // Members that come in pairs with the same shape and are no entries.
    private static readonly HashSet<string> s_roles = new(
        ["primary", "secondary", "replica", "master", "slave", "reader", "writer", "read", "write", "source", "target", "from", "to", "default", "fallback", "main", "backup", "blue", "green", "internal", "external", "public", "private",
         "client", "server", "old", "new", "current", "previous", "database", "cache", "queue", "admin"],
        StringComparer.Ordinal);

    internal static bool Are(string name, IReadOnlyList<JsonObject> values)
    {
        JsonMember[] members = [.. values.SelectMany(static value => value.Members).Where(static member => member.Value is not JsonNull)];
        if (members.Length == 0 || !HaveOneKind(members))
        {
            return false;
        }

        string[] names = [.. members.Select(static member => member.Name).Distinct(StringComparer.Ordinal)];
        if ((names.All(static key => LooksLikeData(key)) && !AreSettings(names)) || AreNumbered(names))
        {
            return true;
        }

        // From here on by structure alone, which is certain enough for objects of one shape.
        if (members[0].Value is not JsonObject || names.Any(static key => s_roles.Contains(LastWord.Of(key))) || !HaveOneShape([.. members.Select(static member => (JsonObject)member.Value)]))
        {
            return false;
        }

        return names.Length >= ManyEntries || (names.Length > 1 && IsPlural(name)) || (values.Count > 1 && values.All(static value => value.Members.Count > 0) && HaveNothingInCommon(values));
    }

    private static bool LooksLikeData(string key) => key.Length > 0 && Data().IsMatch(key) && !FileName().IsMatch(key) && !CredentialDetector.IsSecretName(key);

    // bootstrap.servers, spring.datasource.url and Jwt:Issuer are names of settings, not hosts.
    private static bool AreSettings(string[] names)
    {
        string[] last = [.. names.Where(static name => Setting().IsMatch(name)).Select(LastWord.Of)];
        return last.Length == names.Length
            && (names.All(static name => Section().IsMatch(name)) || (last.Distinct(StringComparer.Ordinal).Count() == last.Length && last.Count(Sensitivity.IsNameOfSetting) * 2 >= last.Length));
    }

    // tenant-0001, tenant-0002 and so on. A few, such as access_key_1 and access_key_2 during a rotation, are members.
    private static bool AreNumbered(string[] names) =>
        names.Length >= ManyEntries && Digits().Replace(names[0], "0") is var pattern && Digits().IsMatch(names[0]) && Array.TrueForAll(names, name => Digits().Replace(name, "0") == pattern);

    private static bool HaveOneKind(JsonMember[] members) => members.All(member => member.Value.GetType() == members[0].Value.GetType());

    // Most of their keys are the same.
    private static bool HaveOneShape(JsonObject[] values)
    {
        if (values.Length < 2)
        {
            return false;
        }

        var counts = values.SelectMany(static value => value.Members.Select(static member => member.Name).Distinct(StringComparer.Ordinal)).CountBy(static key => key, StringComparer.Ordinal).ToArray();
        return counts.Length > 0 && counts.Count(count => count.Value == values.Length) * 2 >= counts.Length;
    }

    private static bool HaveNothingInCommon(IReadOnlyList<JsonObject> values) =>
        !values[0].Members.Any(member => values.Skip(1).All(value => value.Find(member.Name) is not null));

    private static bool IsPlural(string name) =>
        KeyNames.Words(name) is [.., var last] && last.Length > 2 && last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal) && last is not ("aws" or "tls" or "dns" or "sms" or "kms" or "https" or "settings" or "options" or "credentials" or "details" or "params" or "parameters" or "status" or "redis" or "properties");

    // Names of files, such as tls.crt and tls.key of a Kubernetes secret, are fixed.
    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+\.(crt|cer|cert|key|pem|p8|p12|pfx|jks|json|ya?ml|properties|conf|cfg|ini|txt|xml|zip)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_\-]*([.:/][A-Za-z_][A-Za-z0-9_\-]*)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    // As sections of .NET's configuration are named.
    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(:[A-Z][A-Za-z0-9]*)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    // Addresses, hosts, mail addresses, paths, ARNs, UUIDs, numbers.
    [GeneratedRegex(@"^(.*[/:@].*|[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+|[0-9a-fA-F]{8}-[0-9a-fA-F\-]{27}|[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Data();
}
