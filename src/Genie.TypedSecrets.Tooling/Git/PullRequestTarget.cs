namespace Genie.TypedSecrets.Tooling.Git;

/// <summary>Finds the branch that a pull request will be merged into, as CI systems name it.</summary>
public static class PullRequestTarget
{
    private const string Heads = "refs/heads/";

    // GitHub, GitLab, Azure Pipelines, Bitbucket, Jenkins, Buildkite.
    private static readonly string[] s_variables =
    [
        "GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH", "BITBUCKET_PR_DESTINATION_BRANCH", "CHANGE_TARGET", "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    ];

    /// <summary>Finds the name of the target branch.</summary>
    /// <param name="readVariable">The function that reads an environment variable.</param>
    /// <returns>The branch's name without a remote; null outside of a pull request.</returns>
    public static string? Find(Func<string, string?> readVariable)
    {
        ArgumentNullException.ThrowIfNull(readVariable);
        var name = s_variables.Select(readVariable).FirstOrDefault(static value => !string.IsNullOrWhiteSpace(value))?.Trim();
        return name is not null && name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;
    }
}
