namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Recognizes hosts that only the local machine, or the containers on it, can reach.</summary>
internal static class LocalHosts
{
    private static readonly string[] s_names = ["localhost", "127.", "::1", "[::1]", "0.0.0.0", "(local)", ".", "(localdb)", "host.docker.internal", "docker.for.", "host.containers.internal", "kubernetes.docker.internal"];
    private static readonly string[] s_reservedDomains = [".local", ".localhost", ".test", ".invalid", ".example", "example.com", "example.org", "example.net", "contoso.com", "fabrikam.com"];

    /// <summary>Determines whether a host is local: by its name, or because it is a single label, as services of Docker Compose are.</summary>
    internal static bool IsLocal(string host)
    {
        var name = host.Trim().ToLowerInvariant();
        name = name.StartsWith("tcp:", StringComparison.Ordinal) ? name.Substring("tcp:".Length) : name;
        name = name.StartsWith("np:", StringComparison.Ordinal) ? name.Substring("np:".Length) : name;
        if (name.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            name = name.Substring(scheme + "://".Length);
        }

        name = name.Split(',', ';', '/', '?')[0].TrimStart('@');
        return name.Length == 0
            || Array.Exists(s_names, local => local == "." ? name[0] == '.' : name.StartsWith(local, StringComparison.Ordinal))
            || name.Split(':', '\\')[0].IndexOf('.') < 0;
    }

    /// <summary>Determines whether a host is in a domain that is reserved for documentation and tests.</summary>
    internal static bool IsReserved(string host) =>
        Array.Exists(s_reservedDomains, domain => host.Trim().Split(':', '/', ',')[0].EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
