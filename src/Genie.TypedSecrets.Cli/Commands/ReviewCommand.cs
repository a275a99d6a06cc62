using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Review;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>review</c>: the one comment that a pull request on schemas needs.</summary>
internal static class ReviewCommand
{
    internal static Command Create(CliContext context)
    {
        var environments = EnvironmentOption.Create(context);
        var values = new Option<bool>("--values") { Description = "Also read the stored values, and check them against the new schemas. They are not shown." };
        var offline = new Option<bool>("--offline") { Description = "Don't read a store." };
        var command = new Command("review", "Reviews a change of schemas: what it breaks, in which environment and for which job, and the commands to run, in order.")
        {
            ComparisonInput.Base, environments, UsageInput.Instance, values, offline, ComparisonInput.Folder, ComparisonInput.Ignore, FailOnOption.Instance, StoreOption.Optional, FormatOption.Findings,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (comparison, project) = await ComparisonInput.CompareAsync(run, cancellationToken).ConfigureAwait(false);
            ReviewRequest request = new(comparison, project) { Environments = run.Get(environments) ?? [], Usage = UsageInput.Read(run) };
            request = run.Get(offline) || !StoreOption.IsChosen(run)
                ? request with { StoreProblem = "No store was read, so the state of the environments is not known. Add --store aws, with credentials that may read metadata." }
                : await CompareWithStoreAsync(request, run, run.Get(values), cancellationToken).ConfigureAwait(false);
            var review = SchemaReview.Create(request);
            run.Write(review, review.ToDocument());
            return run.ExitCodeOf(review);
        });
        return command;
    }

    // Without the store the review still says what the change breaks.
    private static async Task<ReviewRequest> CompareWithStoreAsync(ReviewRequest request, CommandRun run, bool withValues, CancellationToken cancellationToken)
    {
        _ = ProjectEnvironments.Select(request.Project, request.Environments);
        try
        {
            DriftRequest drift = new(run.Context.Stores.TimeProvider.GetUtcNow()) { Environments = request.Environments, ReadsValues = withValues };
            return request with { Drift = await DriftReport.CompareAsync(request.Project, run.Store, drift, cancellationToken).ConfigureAwait(false), ReadsValues = withValues };
        }
        catch (Exception e) when (e is SecretsException or ToolingException)
        {
            return request with { StoreProblem = $"The store could not be read, so the state of the environments is not known: {e.Message}" };
        }
    }
}
