using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli;

/// <summary>Represents everything that commands take from outside and write to, so that tests can replace it.</summary>
/// <param name="Input">Standard input; null if it is a keyboard.</param>
/// <param name="Output">Standard output, for results.</param>
/// <param name="Error">Standard error, for messages.</param>
/// <param name="Stores">The environment variables and the clock that stores are created with.</param>
internal sealed record CliContext(Stream? Input, Stream Output, TextWriter Error, SecretStoreContext Stores)
{
    /// <summary>Gets the directory in which the command is run: schemas are looked for here and above.</summary>
    internal string CurrentDirectory
    {
        get => field ??= FindCurrentDirectory();
        init;
    }

    /// <summary>Gets whether standard output is a terminal.</summary>
    internal bool IsTerminal { get; init; }

    /// <summary>Gets the layout of text on standard output.</summary>
    internal TextStyle Style { get; init; } = TextStyle.Plain;

    /// <summary>Gets the number of columns of standard error; null if it is not a terminal.</summary>
    internal int? ErrorWidth { get; init; }

    /// <summary>Gets the terminal that progress is shown on; null if standard error is not a terminal.</summary>
    internal TextWriter? ProgressTerminal { get; init; }

    /// <summary>Gets the person at the keyboard; null if there is none to ask.</summary>
    internal ITerminal? Terminal { get; init; }

    /// <summary>Gets the function that creates the store of a name.</summary>
    internal Func<string, SecretStoreContext, ISecretStore> CreateStore { get; init; } = SecretStores.Create;

    /// <summary>Gets the full path of a path that is relative to the current directory or, with <c>~/</c>, to the home directory.</summary>
    internal string FullPath(string path) => Path.GetFullPath(HomePath.Expand(path, Stores.EnvironmentVariableReader), CurrentDirectory);

    private static string FindCurrentDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolingException("The current directory does not exist any longer, or cannot be read. Change to another directory: cd ~");
        }
    }

    /// <summary>Creates the context of this process.</summary>
    internal static CliContext ForProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
        return new(
            StandardInput.Open(),
            Console.OpenStandardOutput(),
            Console.Error,
            new SecretStoreContext())
        {
            IsTerminal = isTerminal,
            Style = isTerminal ? new TextStyle(ConsoleTerminal.Width, ConsoleTerminal.SupportsColor) : TextStyle.Plain,
            ErrorWidth = Console.IsErrorRedirected ? null : ConsoleTerminal.Width,
            ProgressTerminal = Console.IsErrorRedirected ? null : Console.Error,
            Terminal = Console.IsInputRedirected || Console.IsErrorRedirected ? null : new ConsoleTerminal(),
        };
    }
}
