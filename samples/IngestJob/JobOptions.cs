using Genie.TypedSecrets.Stores;

namespace IngestJob;

/// <summary>Represents the command line of the job.</summary>
/// <param name="Store">The name of the store to read from; null for the store that <c>GENIE_SECRETS_STORE</c> names, or the default.</param>
/// <param name="DataDirectory">The directory of the warehouse's file.</param>
internal sealed record JobOptions(string? Store, string DataDirectory)
{
    internal static string Usage => $"""
        Usage: IngestJob [--store <name>] [--data <directory>]
          --store   {string.Join(", ", SecretStores.Names)}; by default the one that GENIE_SECRETS_STORE names, or local in the environment dev
          --data    the directory of the warehouse's file; by default data/ beside the program
        ENVIRONMENT selects the environment: {Secrets.Dev.ApiKeys.Environment}, {Secrets.Prod.ApiKeys.Environment}.
        """;

    /// <summary>Parses the command line. Returns null if it asks for help.</summary>
    /// <exception cref="UsageException">The command line is not valid.</exception>
    internal static JobOptions? Parse(string[] args)
    {
        var options = new JobOptions(Store: null, Path.Combine(AppContext.BaseDirectory, "data"));
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is "--help" or "-h" or "-?")
            {
                return null;
            }

            var value = i + 1 < args.Length ? args[i + 1] : throw new UsageException($"'{args[i]}' needs a value.");
            options = args[i] switch
            {
                "--store" => options with { Store = value },
                "--data" => options with { DataDirectory = value },
                _ => throw new UsageException($"Unknown option '{args[i]}'."),
            };
        }

        return options;
    }
}
