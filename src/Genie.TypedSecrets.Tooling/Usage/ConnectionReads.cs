namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Recognizes the product's HTTP handlers and data sources, which read a secret after the method that creates them has ended.</summary>
/// <remarks>The keys that the functions passed to them read are found where these functions are.</remarks>
internal static class ConnectionReads
{
    private const string Mapping = "Genie.TypedSecrets.SecretDatabaseExtensions";

    // What the mapping of AWS's keys reads.
    private static readonly string[] s_mapped = ["host", "port", "dbname", "username", "password"];

    /// <summary>Returns whether a method passes a record on to the product's own code only.</summary>
    internal static bool IsMapping(CalledMethod called) => called.TypeDefinition == Mapping;

    /// <summary>Records the reads of a call that creates a handler or a data source.</summary>
    internal static void Note(CalledMethod called, StackValue[] arguments, GeneratedTypes types, UsageCollector usage, CodeLocation at)
    {
        switch (called)
        {
            case { TypeDefinition: Mapping, Name: "CreateDataSource" } when RecordOf(called.TypeArguments, types) is { } accessor:
                usage.ReadKeys(accessor, EnvironmentOf(arguments), s_mapped, at);
                break;
            case { TypeDefinition: "Genie.TypedSecrets.SecretAuthenticationHandler`1", Name: ".ctor" } when types.Record(ArgumentOf(called.Type)) is { } accessor:
                usage.ReadRecord(accessor, EnvironmentOf(arguments), at);
                break;
            case { TypeDefinition: "Genie.TypedSecrets.SecretAuthenticationHandler", Name: "Create" } when AccessorOf(called, types) is { } accessor:
                usage.ReadRecord(accessor, EnvironmentOf(arguments), at);
                break;

            // The container of a host has the accessor of the host's environment.
            case { TypeDefinition: "Microsoft.Extensions.DependencyInjection.SecretAuthenticationExtensions", Name: "AddSecretAuthentication" } when AccessorOf(called, types) is { } accessor:
                usage.ReadRecord(accessor, UsageReport.CurrentEnvironment, at);
                break;
        }
    }

    private static string? EnvironmentOf(StackValue[] arguments) => arguments is [var secret, ..] ? secret.Environment : null;

    private static GeneratedAccessor? AccessorOf(CalledMethod called, GeneratedTypes types) => called.TypeArguments is [var type] ? types.Accessor(type) : null;

    private static GeneratedAccessor? RecordOf(IReadOnlyList<string> typeArguments, GeneratedTypes types) => typeArguments is [var type] ? types.Record(type) : null;

    private static string ArgumentOf(string type) => type[(type.IndexOf('<', StringComparison.Ordinal) + 1)..^1];
}
