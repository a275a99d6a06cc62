using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli;

/// <summary>Everything the commands take from outside and give back to it, so that tests own it.</summary>
internal sealed record CliSurroundings(Stream? Input, Stream Output, TextWriter Error, SecretStoreContext Stores)
{
    /// <summary>The surroundings of this process. There is no input where a person sits at the keyboard: nobody types a secret's JSON.</summary>
    internal static CliSurroundings OfProcess() =>
        new(
            Console.IsInputRedirected ? Console.OpenStandardInput() : null,
            Console.OpenStandardOutput(),
            Console.Error,
            new SecretStoreContext());
}
