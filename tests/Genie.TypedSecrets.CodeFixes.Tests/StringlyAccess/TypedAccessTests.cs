using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.StringlyAccess.StringlyAccessAnalyzer,
    Genie.TypedSecrets.CodeFixes.StringlyAccess.TypedAccessCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.StringlyAccess;

public sealed class TypedAccessTests
{
    [Theory]
    [InlineData(
        """var token = await SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token", ct); // why""",
        """var token = (await Secrets.Dev.ApiKeys.GetAsync(ct)).GithubToken; // why""")]
    [InlineData(
        """Secret<string> token = await SecretsClient.Default.GetSecretValueAsync("genie-prod/database", "password").ConfigureAwait(false);""",
        """Secret<string> token = (await Secrets.Prod.Database.GetAsync(ct).ConfigureAwait(false)).Password;""")]
    [InlineData(
        """string host = (await SecretsClient.Default.GetSecretValueAsync("genie-dev/database", "host")).Reveal();""",
        """string host = (await Secrets.Dev.Database.GetAsync(ct)).Host;""")]
    [InlineData(
        """var name = (await SecretsClient.Default.GetSecretAsync("genie-dev/database", ct))["dbname"].Reveal();""",
        """var name = (await Secrets.Dev.Database.GetAsync(ct)).Dbname!;""")]
    [InlineData(
        """var all = await SecretsClient.Default.GetSecretAsync("genie-dev/database"); Use(all["password"], all["host"].Reveal()); void Use(Secret<string> a, string b) { }""",
        """var all = await Secrets.Dev.Database.GetAsync(ct); Use(all.Password, all.Host); void Use(Secret<string> a, string b) { }""")]
    [InlineData(
        """UntypedSecret all = await SecretsClient.Default.GetSecretAsync("genie-dev/api-keys"); _ = all["github_token"].Reveal();""",
        """var all = await Secrets.Dev.ApiKeys.GetAsync(ct); _ = all.GithubToken.Reveal();""")]
    [InlineData(
        """Secret<string> Read() => SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token").AsTask().GetAwaiter().GetResult();""",
        """Secret<string> Read() => Secrets.Dev.ApiKeys.GithubToken;""")]
    [InlineData(
        """Secret<string> Read() { var all = SecretsClient.Default.GetSecretAsync("genie-dev/api-keys").AsTask().Result; return all["github_token"]; }""",
        """Secret<string> Read() { var all = Secrets.Dev.ApiKeys.Get(); return all.GithubToken; }""")]
    [InlineData(
        """var token = SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token").GetAwaiter().GetResult();""",
        """var token = (await Secrets.Dev.ApiKeys.GetAsync(ct)).GithubToken;""")]
    public Task Fix_OfAReadByName_KeepsTheMeaning(string before, string after) => Test.VerifyBodyAsync(before, after);

    [Theory]
    [InlineData(
        """string? token = Environment.GetEnvironmentVariable("GITHUB_TOKEN");""",
        """string? token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal();""")]
    [InlineData(
        """string Read() => Environment.GetEnvironmentVariable("GITHUB_TOKEN") ?? throw new InvalidOperationException();""",
        """string Read() => Secrets.Current.ApiKeys.GithubToken.Reveal() ?? throw new InvalidOperationException();""")]
    [InlineData(
        """lock (this) { _ = Environment.GetEnvironmentVariable("DATABASE_HOST"); }""",
        """lock (this) { _ = Secrets.Current.Database.Host; }""")]
    [InlineData(
        """var name = Environment.GetEnvironmentVariable("DATABASE_DBNAME");""",
        """var name = (await Secrets.Current.Database.GetAsync(ct)).Dbname;""")]
    public Task Fix_OfAVariable_ReadsTheCurrentEnvironment(string before, string after) => Test.VerifyBodyAsync(before, after);

    [Fact]
    public Task Fix_OfAConfigurationKey_ReadsTheCurrentEnvironment() => Test.VerifyAsync(
        """
        namespace Other;
        using Microsoft.Extensions.Configuration;

        internal sealed class Job(IConfiguration configuration)
        {
            private string? Token => configuration["Jobs:GithubToken"];
        }
        """,
        """
        using IngestJob;

        namespace Other;
        using Microsoft.Extensions.Configuration;

        internal sealed class Job(IConfiguration configuration)
        {
            private string? Token => Secrets.Current.ApiKeys.GithubToken.Reveal();
        }
        """);

    [Fact]
    public Task Fix_WithoutTheUsing_AddsItInOrder() => Test.VerifyAsync(
        """
        // The job.
        using System.Text;
        using Microsoft.CSharp;

        _ = Environment.GetEnvironmentVariable("GITHUB_TOKEN");
        """,
        """
        // The job.
        using System.Text;
        using IngestJob;
        using Microsoft.CSharp;

        _ = (await Secrets.Current.ApiKeys.GetAsync()).GithubToken.Reveal();
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task Fix_WhereSecretsIsSomethingElse_WritesTheFullName() => Test.VerifyAsync(
        """
        namespace Other;

        internal static class Secrets;

        internal sealed class Job
        {
            private string? Token => Environment.GetEnvironmentVariable("GITHUB_TOKEN");
        }
        """,
        """
        namespace Other;

        internal static class Secrets;

        internal sealed class Job
        {
            private string? Token => global::IngestJob.Secrets.Current.ApiKeys.GithubToken.Reveal();
        }
        """);

    [Fact]
    public Task FixAll_OfSeveralReads_RewritesEachAndImportsOnce() => Test.VerifyAllAsync(
        """
        using System.Text;

        var token = await SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token");
        var all = await SecretsClient.Default.GetSecretAsync("genie-prod/database");
        Console.WriteLine(all["host"].Reveal().Length + all["username"].Reveal().Length);
        Console.WriteLine(Environment.GetEnvironmentVariable("DATABASE_PASSWORD")?.Length);
        """,
        """
        using System.Text;
        using IngestJob;

        var token = (await Secrets.Dev.ApiKeys.GetAsync()).GithubToken;
        var all = await Secrets.Prod.Database.GetAsync();
        Console.WriteLine(all.Host.Length + all.Username.Length);
        Console.WriteLine((await Secrets.Current.Database.GetAsync()).Password.Reveal()?.Length);
        """,
        OutputKind.ConsoleApplication);

    [Theory]
    [InlineData("""ValueTask<UntypedSecret> task = SecretsClient.Default.GetSecretAsync("genie-dev/api-keys");""")]
    [InlineData("""var all = await SecretsClient.Default.GetSecretAsync("genie-dev/api-keys"); _ = all.Count;""")]
    [InlineData("""var all = await SecretsClient.Default.GetSecretAsync("genie-dev/api-keys"); _ = all["gone"];""")]
    [InlineData("""var port = await SecretsClient.Default.GetSecretValueAsync("genie-dev/database", "port");""")]
    [InlineData("""var host = await SecretsClient.Default.GetSecretValueAsync("genie-dev/database", "host");""")]
    [InlineData("""var hook = await SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "slack_webhook");""")]
    [InlineData("""_ = GetSecret("genie-dev/api-keys"); string GetSecret(string name) => name;""")]
    public Task Fix_ThatWouldChangeTheMeaning_IsNotOffered(string statements) => Test.OffersNothingAsync(Test.Body(statements));
}
