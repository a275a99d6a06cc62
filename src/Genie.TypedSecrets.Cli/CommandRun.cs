using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli;

/// <summary>Represents one run of a command: its arguments, its store and project, and where its results and messages go.</summary>
internal sealed class CommandRun(ParseResult arguments, CliContext context) : IDisposable
{
    private readonly Lazy<SecretsProject?> _project = new(() => SecretsProject.FindAbove(context.CurrentDirectory));
    private IManagedStore? _store;
    private Stores.ISecretStore? _created;
    private BusyLine? _busy;

    internal CliContext Context => context;

    /// <summary>Gets the project of the current directory; null if there is none.</summary>
    internal SecretsProject? Project => _project.Value;

    /// <summary>Gets the project of the current directory.</summary>
    /// <exception cref="ToolingException">There is none.</exception>
    internal SecretsProject RequireProject() => Project ?? throw new ToolingException(SchemaFolderArgument.NotFound(context.CurrentDirectory));

    /// <summary>Gets the chosen store.</summary>
    /// <exception cref="ToolingException">It is one that a command cannot use.</exception>
    internal IManagedStore Store => _store ??= Open();

    /// <summary>Gets the format of results.</summary>
    internal ReportFormat Format => FormatOption.Get(arguments);

    public void Dispose()
    {
        EndProgress();
        (_created as IDisposable)?.Dispose();
    }

    internal T? Get<T>(Option<T> option) => arguments.GetValue(option);

    internal T Require<T>(Argument<T> argument) => arguments.GetRequiredValue(argument);

    internal T? Get<T>(Argument<T> argument) => arguments.GetValue(argument);

    internal bool Has(Option option) => arguments.GetResult(option) is { Implicit: false };

    /// <summary>Gets the chosen store if it can be written to.</summary>
    /// <exception cref="ToolingException">It can only be read.</exception>
    internal IManagedStore WritableStore() => Store.IsWritable
        ? Store
        : throw new ToolingException($"The {Store.Name} store can only be read. Use --store local or --store aws, or change the source that it reads from.");

    /// <summary>Writes a report to standard output.</summary>
    internal void Write(Report report, ReportDocument document) => WriteText(ReportRenderer.Render(report, document, Format, context.Style));

    /// <summary>Shows on the terminal that the command is running, from the first second on; not where standard error is redirected, nor with <c>--quiet</c>.</summary>
    internal void ShowProgress(string command)
    {
        if (context.ProgressTerminal is { } terminal && !arguments.GetValue(QuietOption.Instance))
        {
            _busy = new(terminal, context.Stores.TimeProvider, command);
        }
    }

    /// <summary>Gives the terminal back, before anything else writes to it or reads from it.</summary>
    internal void EndProgress()
    {
        _busy?.Dispose();
        _busy = null;
    }

    /// <summary>Gets the terminal to ask at, without the line that shows progress; null if there is none.</summary>
    internal ITerminal? TakeTerminal()
    {
        EndProgress();
        return context.Terminal;
    }

    /// <summary>Writes text to standard output.</summary>
    internal void WriteText(string text) => WriteBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes to standard output.</summary>
    internal void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        EndProgress();
        try
        {
            context.Output.Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolingException($"Standard output could not be written, so the result is not complete: {(e is IOException ? e.Message : "it is closed.")}");
        }
    }

    /// <summary>Writes a message that says what was done, unless <c>--quiet</c> is given.</summary>
    internal void Say(string message)
    {
        if (!arguments.GetValue(QuietOption.Instance))
        {
            WriteText(Printable.Wrap(Printable.Clean(message, keepLines: true), context.Style.Width) + Environment.NewLine);
        }
    }

    /// <summary>Writes a warning to standard error, unless <c>--quiet</c> is given.</summary>
    internal void Warn(string message)
    {
        if (!arguments.GetValue(QuietOption.Instance))
        {
            EndProgress();
            context.Error.WriteLine(Printable.Wrap($"warning: {Printable.Clean(message, keepLines: true)}", context.ErrorWidth));
        }
    }

    /// <summary>Gets the full path of a path that is relative to the current directory or, with <c>~/</c>, to the home directory.</summary>
    internal string FullPath(string path) => context.FullPath(path);

    /// <summary>Creates a progress bar on standard error; null where that is not a terminal, or with <c>--quiet</c>.</summary>
    internal ProgressBar? CreateProgress()
    {
        EndProgress();
        return context.ProgressTerminal is { } terminal && !arguments.GetValue(QuietOption.Instance) ? new(terminal, context.Stores.TimeProvider) : null;
    }

    /// <summary>Writes a message beside the result to standard error, unless <c>--quiet</c> is given.</summary>
    internal void Note(string message)
    {
        if (!arguments.GetValue(QuietOption.Instance))
        {
            EndProgress();
            context.Error.WriteLine(Printable.Wrap(Printable.Clean(message, keepLines: true), context.ErrorWidth));
        }
    }

    /// <summary>Gets the exit code of a report.</summary>
    internal int ExitCodeOf(Report report) =>
        FailOnOption.Get(arguments) is { } severity && report.HasFindings(severity) ? ExitCodes.Findings : ExitCodes.Success;

    /// <summary>Opens another store in addition to the chosen one.</summary>
    /// <param name="storeName">The store's name; null for the chosen store.</param>
    /// <param name="secretName">The secret that is written: its environment has the regions.</param>
    internal OpenedStore OpenStore(string? storeName, string secretName)
    {
        var store = storeName is null ? StoreOption.Open(arguments, context, RegionsOf(secretName)) : StoreOption.Open(storeName, context, RegionsOf(secretName));
        return new(store, ManagedStores.Create(store, Project));
    }

    private IManagedStore Open()
    {
        var name = arguments.CommandResult.Children.OfType<ArgumentResult>().FirstOrDefault(static result => result.Argument.Name == NameArgument.Name)?.GetValueOrDefault<string>();
        _created = StoreOption.Open(arguments, context, RegionsOf(name));
        return ManagedStores.Create(_created, Project);
    }

    // The regions of the environment that the secret's name belongs to.
    private string[] RegionsOf(string? secretName) =>
        secretName is null || Project is null ? [] : [.. SecretLocation.Of(Project, secretName).Environment?.Regions ?? default];
}

/// <summary>Represents a store that was opened in addition to the chosen one.</summary>
internal sealed class OpenedStore(Stores.ISecretStore created, IManagedStore store) : IDisposable
{
    internal IManagedStore Store => store;

    public void Dispose() => (created as IDisposable)?.Dispose();
}
