using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli;

/// <summary>Everything the commands take from outside and give back to it, so that tests own it.</summary>
internal sealed record CliContext(Stream? Input, Stream Output, TextWriter Error, SecretStoreContext Stores)
{
    /// <summary>Where the command is run: schemas are looked for here and above. The process's own directory by default.</summary>
    internal string CurrentDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>Whether a person reads the output. False by default.</summary>
    internal bool IsTerminal { get; init; }

    /// <summary>The surroundings of this process. There is no input where a person sits at the keyboard: nobody types a secret's JSON.</summary>
    internal static CliContext OfProcess() =>
        new(
            Console.IsInputRedirected ? Console.OpenStandardInput() : null,
            Console.OpenStandardOutput(),
            Console.Error,
            new SecretStoreContext())
        {
            IsTerminal = !Console.IsOutputRedirected,
        };
}
