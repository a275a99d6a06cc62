using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Inventory;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>Replaces the advice to create a secret by "did you mean" if there is one with a similar name.</summary>
internal static class NotFoundAdvice
{
    /// <summary>Runs a function, and looks for a similar name where the secret is not found.</summary>
    internal static async Task<T> AddAsync<T>(CommandRun run, Func<Task<T>> function, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await function().ConfigureAwait(false);
        }
        catch (SecretNotFoundException e) when (e.SecretName == name)
        {
            // A secret without the version that was asked for, or scheduled for deletion, is another case, with advice of its own.
            var missing = $"The secret '{name}' does not exist in the {run.Store.Name} store.";
            if (!e.Message.StartsWith(missing, StringComparison.Ordinal))
            {
                throw;
            }

            var similar = await SimilarNames.FindAsync(run.Store, run.Project, name, cancellationToken).ConfigureAwait(false);
            throw similar is null ? e : new ToolingException($"{missing} Did you mean '{similar}'?");
        }
    }
}
