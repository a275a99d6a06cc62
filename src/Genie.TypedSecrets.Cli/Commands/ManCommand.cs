using System.CommandLine;
using System.Reflection;
using Genie.TypedSecrets.Cli.Manual;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>man</c>: writes the manual page.</summary>
internal static class ManCommand
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("man", "Writes the manual page for man(1).");
        command.Handle(context, (run, _) =>
        {
            var version = typeof(ManCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
            run.WriteText(ManPage.Create(CliApp.CreateRoot(context), version, context.Stores.TimeProvider.GetUtcNow()));
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
