using Genie.TypedSecrets.Cli;

return await CliApp.RunAsync(args, CliContext.ForProcess()).ConfigureAwait(false);
