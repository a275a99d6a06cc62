using Current = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Environments.EnvironmentNamedAnalyzer,
    Genie.TypedSecrets.CodeFixes.Environments.CurrentEnvironmentCodeFix>;
using Mark = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Environments.EnvironmentNamedAnalyzer,
    Genie.TypedSecrets.CodeFixes.Environments.MarkEnvironmentCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Environments;

public sealed class EnvironmentFixTests
{
    [Fact]
    public Task Fix_OfANamedEnvironment_UsesCurrent() => Current.VerifyBodyAsync("_ = Secrets.Prod.ApiKeys.GithubToken;", "_ = Secrets.Current.ApiKeys.GithubToken;");

    [Fact]
    public Task FixAll_OfNamedEnvironments_UsesCurrent() => Current.VerifyAllAsync(
        Current.Body("_ = Secrets.Prod.ApiKeys.GithubToken; _ = Secrets.Prod.Database.Host;"),
        Current.Body("_ = Secrets.Current.ApiKeys.GithubToken; _ = Secrets.Current.Database.Host;"));

    [Fact]
    public Task Fix_OfAMemberForOneEnvironment_MarksIt() => Mark.VerifyAsync(
        """
        namespace IngestJob;

        internal sealed class Job
        {
            // Of the restore.
            public Secret<string> Read() => Secrets.Prod.ApiKeys.GithubToken;
        }
        """,
        """
        namespace IngestJob;

        internal sealed class Job
        {
            // Of the restore.
            [UsesEnvironment("prod")]
            public Secret<string> Read() => Secrets.Prod.ApiKeys.GithubToken;
        }
        """);
}
