using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Exporting;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>run</c>: runs a program with secrets as environment variables of that program alone.</summary>
internal static class RunCommand
{
    internal static Command Create(CliContext context)
    {
        var secrets = new Option<string[]>("--secret") { Description = "A secret whose keys become environment variables. Repeat the option for more.", HelpName = "name", Required = true };
        secrets.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        var mask = new Option<bool>("--mask") { Description = "Replace the values in the program's output by ***." };
        var program = new Argument<string[]>("command") { Description = "The program and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("run", "Runs a program with the keys of secrets as environment variables of that program only.") { secrets, mask, VariableInput.Prefix, StoreOption.Instance, program };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var variables = await VariableInput.ReadAsync(run, run.Get(secrets) ?? [], cancellationToken).ConfigureAwait(false);
            var words = run.Get(program)!;
            ProcessStartInfo start = new(words[0], words[1..]) { UseShellExecute = false, WorkingDirectory = context.CurrentDirectory };
            foreach (var variable in variables)
            {
                if (string.Equals(variable.Key, "PATH", StringComparison.Ordinal))
                {
                    throw new ToolingException("A key would replace the variable PATH, by which programs are found. Use --prefix.");
                }

                start.Environment[variable.Key] = variable.Value;
            }

            run.EndProgress();
            return run.Get(mask) ? await RunMaskedAsync(start, variables, run, cancellationToken).ConfigureAwait(false) : await RunAsync(start, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Start(start);
        await WaitAsync(process, cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static async Task<int> RunMaskedAsync(ProcessStartInfo start, IReadOnlyList<KeyValuePair<string, string>> variables, CommandRun run, CancellationToken cancellationToken)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        var values = variables.Select(static variable => variable.Value).ToArray();
        await Task.WhenAll(
            CopyAsync(process.StandardOutput, run.WriteText, new(values), cancellationToken),
            CopyAsync(process.StandardError, run.Context.Error.Write, new(values), cancellationToken)).ConfigureAwait(false);
        await WaitAsync(process, cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static async Task CopyAsync(StreamReader from, Action<string> write, OutputMask mask, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            write(mask.Add(new string(buffer, 0, count)));
        }

        write(mask.End());
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ToolingException(ProgramStart.Describe(start.FileName, e));
        }
    }
}
