using System.CommandLine;
using Genie.TypedSecrets.Cli.Commands;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli;

/// <summary>The command line: its commands, and the translation of every failure into one message and an exit code.</summary>
internal static class CliApp
{
    internal static async Task<int> RunAsync(string[] args, CliContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await InvokeAsync(args, context, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is SecretsException or ToolingException or VersionConflictException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await ReportAsync(context, Describe(e)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
#pragma warning disable CA1031 // The edge of the process: what is not expected is a bug, whose message could contain a value.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await ReportAsync(context, $"genie-secrets failed unexpectedly ({e.GetType().Name}). This is a bug: please report it with these lines, which contain no value.\n{e.StackTrace}").ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    private static async Task<int> InvokeAsync(string[] args, CliContext context, CancellationToken cancellationToken)
    {
        // The end of the text may be written only when the writer is disposed of.
        var output = new StreamWriter(context.Output, leaveOpen: true);
        await using (output.ConfigureAwait(false))
        {
            var configuration = new InvocationConfiguration { Output = output, Error = context.Error, EnableDefaultExceptionHandler = false };
            var arguments = Parse(args, context);
            return arguments.Errors.Count > 0
                ? ParseErrors.Report(arguments, context.Error)
                : await arguments.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static ParseResult Parse(string[] args, CliContext context) =>
        // A token that begins with @ is a name, not a file with more tokens.
        CreateRoot(context).Parse(WithOptions(args), new ParserConfiguration { ResponseFileTokenReplacer = null });

    // "help" and "version" are commands of many other programs.
    private static string[] WithOptions(string[] args) => args switch
    {
        ["help", .. var command] => [.. command, "--help"],
        ["version"] => ["--version"],
        _ => args,
    };

    internal static RootCommand CreateRoot(CliContext context)
    {
        var root = new RootCommand("Sets, shows and reviews secrets, checks schemas, and emulates AWS Secrets Manager.");
        root.Options.Add(QuietOption.Instance);
        root.Subcommands.Add(GetCommand.Create(context));
        root.Subcommands.Add(ListCommand.Create(context));
        root.Subcommands.Add(HistoryCommand.Create(context));
        root.Subcommands.Add(SetCommand.Create(context));
        root.Subcommands.Add(UnsetCommand.Create(context));
        root.Subcommands.Add(GenerateCommand.Create(context));
        root.Subcommands.Add(EditCommand.Create(context));
        root.Subcommands.Add(PutCommand.Create(context));
        root.Subcommands.Add(CopyCommand.Create(context));
        root.Subcommands.Add(ImportCommand.Create(context));
        root.Subcommands.Add(RollbackCommand.Create(context));
        root.Subcommands.Add(DeleteCommand.CreateRotate(context));
        root.Subcommands.Add(DeleteCommand.Create(context));
        root.Subcommands.Add(DeleteCommand.CreateRestore(context));
        root.Subcommands.Add(ExportCommand.Create(context));
        root.Subcommands.Add(RunCommand.Create(context));
        root.Subcommands.Add(new Command("schema", "Checks, compares and writes schemas.") { SchemaCheckCommand.Create(context), SchemaDiffCommand.Create(context), InitCommand.CreateSchemaAdd(context), SchemaInferCommand.Create(context) });
        root.Subcommands.Add(ReviewCommand.Create(context));
        root.Subcommands.Add(DriftCommand.Create(context));
        root.Subcommands.Add(DriftCommand.CreateStatus(context));
        root.Subcommands.Add(DoctorCommand.Create(context));
        root.Subcommands.Add(InitCommand.Create(context));
        root.Subcommands.Add(CatalogCommand.Create(context));
        root.Subcommands.Add(UsageCommand.Create(context));
        root.Subcommands.Add(IamCommand.Create(context));
        root.Subcommands.Add(AuditCommand.Create(context));
        root.Subcommands.Add(CostCommand.Create(context));
        root.Subcommands.Add(McpCommand.Create(context));
        root.Subcommands.Add(ServeCommand.Create(context));
        root.Subcommands.Add(CompletionCommand.Create(context));
        root.Subcommands.Add(ManCommand.Create(context));
        root.Subcommands.Add(CompletionCommand.CreateComplete(context));
        return root;
    }

    private static async Task ReportAsync(CliContext context, string message)
    {
        try
        {
            await context.Error.WriteLineAsync(Printable.Wrap($"error: {Printable.Clean(message.ReplaceLineEndings("\n"), keepLines: true)}", context.ErrorWidth)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed or full: the exit code is all that is left.
        }
    }

    // .NET adds the name of a parameter that the user never sees.
    private static string Describe(Exception e) =>
        e is ArgumentException { ParamName: { } parameter } ? e.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal) : e.Message;
}
