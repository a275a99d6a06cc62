namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Represents an option of a command-line tool that takes a secret, and the way in which the tool takes it without showing it to other users.</summary>
/// <param name="Tools">The names of the programs.</param>
/// <param name="Options">The spellings of the option.</param>
/// <param name="Variable">The environment variable that the program reads, or null if it reads standard input.</param>
/// <param name="Instead">The option that makes the program read it there, or nothing if it does so anyway.</param>
/// <param name="TakesAttachedValue">Whether the value can follow a short option directly: <c>-psecret</c>.</param>
/// <param name="Command">A word that the arguments must have, or null.</param>
/// <param name="Unless">A pattern of words with which the tool reads another variable, or null.</param>
internal sealed record ToolOption(string[] Tools, string[] Options, string? Variable, string Instead = "", bool TakesAttachedValue = false, string? Command = null, string? Unless = null)
{
    /// <summary>Gets the known options. The sources are the manuals of the tools.</summary>
    internal static IReadOnlyList<ToolOption> All { get; } =
    [
        // https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html, https://mariadb.com/kb/en/mariadb-environment-variables
        new(["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump", "mariadb-admin", "mariadb-import"], ["--password", "-p"], "MYSQL_PWD", TakesAttachedValue: true),

        // https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-use-scripting-variables
        new(["sqlcmd"], ["-P"], "SQLCMDPASSWORD", TakesAttachedValue: true),

        // https://redis.io/docs/latest/develop/tools/cli
        new(["redis-cli"], ["-a", "--pass"], "REDISCLI_AUTH"),

        // https://clickhouse.com/docs/interfaces/cli
        new(["clickhouse-client"], ["--password"], "CLICKHOUSE_PASSWORD"),

        // https://etcd.io/docs/v3.5/op-guide/authentication/rbac
        new(["etcdctl"], ["--password"], "ETCDCTL_PASSWORD"),

        // https://docs.influxdata.com/influxdb/v2/reference/cli/influx
        new(["influx"], ["--token", "-t"], "INFLUX_TOKEN"),

        // https://manpages.debian.org/sshpass
        new(["sshpass"], ["-p"], "SSHPASS", Instead: "-e", TakesAttachedValue: true),

        // https://developer.hashicorp.com/consul/commands, https://developer.hashicorp.com/nomad/commands
        new(["consul"], ["-token", "--token"], "CONSUL_HTTP_TOKEN"),
        new(["nomad"], ["-token", "--token"], "NOMAD_TOKEN"),

        // https://docs.digitalocean.com/reference/doctl/reference
        new(["doctl"], ["--access-token", "-t"], "DIGITALOCEAN_ACCESS_TOKEN"),

        // https://argo-cd.readthedocs.io/en/stable/user-guide/environment-variables
        new(["argocd"], ["--auth-token"], "ARGOCD_AUTH_TOKEN"),

        // https://docs.sentry.io/cli/configuration
        new(["sentry-cli"], ["--auth-token"], "SENTRY_AUTH_TOKEN"),

        // https://cli.netlify.com
        new(["netlify"], ["--auth"], "NETLIFY_AUTH_TOKEN"),

        // https://twine.readthedocs.io/en/stable
        new(["twine"], ["--password", "-p"], "TWINE_PASSWORD"),

        // https://doc.rust-lang.org/cargo/commands/cargo-publish.html: CARGO_REGISTRY_TOKEN is for crates.io only.
        new(["cargo"], ["--token"], "CARGO_REGISTRY_TOKEN", Command: "publish", Unless: "--(?:registry|index)(?:=[^ ]*)?"),

        // https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
        new(["keytool", "jarsigner"], ["-storepass"], "STOREPASS", Instead: "-storepass:env STOREPASS"),
        new(["keytool", "jarsigner"], ["-keypass"], "KEYPASS", Instead: "-keypass:env KEYPASS"),

        // https://docs.docker.com/reference/cli/docker/login, https://helm.sh/docs/helm/helm_registry_login, https://oras.land/docs/commands/oras_login
        new(["docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "oras"], ["--password", "-p"], null, Instead: "--password-stdin", Command: "login"),
    ];

    /// <summary>Gets the options of a program, which can be named by its path.</summary>
    internal static IReadOnlyList<ToolOption> Of(string program)
    {
        var name = NameOf(program);
        return All.Where(option => option.Tools.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
    }

    /// <summary>Gets the name of a program without its folder and <c>.exe</c>, in lower case. Paths of both kinds of systems are understood.</summary>
    internal static string NameOf(string program)
    {
        var name = program.Substring(program.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        return name.EndsWith(".exe", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
    }

    /// <summary>Determines whether a program is Terraform or OpenTofu, whose variables are named by the user.</summary>
    internal static bool IsTerraform(string program) => NameOf(program) is "terraform" or "tofu";
}
