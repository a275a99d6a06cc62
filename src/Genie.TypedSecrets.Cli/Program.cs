using Genie.TypedSecrets.Cli;

return await CliApp.RunAsync(args, CliSurroundings.OfProcess()).ConfigureAwait(false);
