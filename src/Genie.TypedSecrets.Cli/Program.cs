using Genie.TypedSecrets.Cli;

return await CliApp.RunAsync(args, CliContext.OfProcess()).ConfigureAwait(false);
