using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>Writes one key, for the commands <c>set</c>, <c>generate</c> and <c>unset</c>.</summary>
internal static class KeyWrite
{
    internal static async Task ApplyAsync(CommandRun run, string secret, string path, string? value, CancellationToken cancellationToken)
    {
        var change = new KeyChange(run.WritableStore(), run.Project, secret) { SkipsValidation = run.Get(ValidationOptions.Skip), Creation = CreationOptions.Get(run, secret) };
        var result = await change.ApplyAsync([new(path, value)], cancellationToken).ConfigureAwait(false);
        run.Say($"{(result.IsNew ? "Created" : "Changed")} {secret} in the {run.Store.Name} store: {(value is null ? "removed " : string.Empty)}{path} (version {result.VersionId}).");
        if (result.Remaining.Count > 0)
        {
            run.Warn($"The value of {secret} does not fit its schema yet:{string.Concat(result.Remaining.Select(static violation => $"\n  {violation}"))}");
        }
    }
}
