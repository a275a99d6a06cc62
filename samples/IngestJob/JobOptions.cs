using Genie.TypedSecrets.Stores;

namespace IngestJob;

/// <summary>The command line of the job.</summary>
/// <param name="Store">The store to read from, by name; null leaves the choice to <c>GENIE_SECRETS_STORE</c>, or to the library.</param>
/// <param name="DataDirectory">Where the warehouse's file goes.</param>
internal sealed record JobOptions(string? Store, string DataDirectory)
{
    internal static string Usage => $"""
        Usage: IngestJob [--store <name>] [--data <directory>]
          --store   {string.Join(", ", SecretStores.Names)}; by default what GENIE_SECRETS_STORE says, or local in the environment dev
          --data    where the warehouse's file goes; by default data/ beside the program
        The variable ENVIRONMENT says which environment the job runs in: {Secrets.Dev.ApiKeys.Environment}, {Secrets.Prod.ApiKeys.Environment}.
        """;

    /// <summary>Reads the command line; null where it asks for help.</summary>
    /// <exception cref="UsageException">It is not understood.</exception>
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
                _ => throw new UsageException($"There is no option '{args[i]}'."),
            };
        }

        return options;
    }
}
