using System.Data.Common;

namespace IngestJob;

/// <summary>Loads data from an API into the warehouse. Replace the two methods at the end.</summary>
internal sealed class Job(TextWriter output)
{
    /// <summary>Runs the job once.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        // One call for all secrets: a missing one is found before the work starts.
        await Secrets.PreloadAsync(cancellationToken);
        output.WriteLine($"Environment: {Secrets.Current.ApiKeys.Environment}");
        output.WriteLine($"Token: {Secrets.Current.ApiKeys.GithubToken}");

        var rows = await FetchAsync(Secrets.Current.ApiKeys.GithubToken.Reveal(), cancellationToken);

        // If the password is rotated while the job runs, the work is repeated with the new one.
        await Secrets.Current.Database.UseAsync(
            (login, ct) => LoadAsync(ConnectionString(login), rows, ct),
            isAuthenticationFailure: e => e is DbException { SqlState: "28P01" },
            cancellationToken: cancellationToken);
        output.WriteLine($"Rows: {rows.Count}");
    }

    /// <summary>Returns a connection string. A builder quotes the values; a password can contain any character.</summary>
    internal static string ConnectionString(DatabaseSecret login) => new DbConnectionStringBuilder
    {
        ["Host"] = login.Host,
        ["Port"] = login.Port,
        ["Username"] = login.Username,
        ["Password"] = login.Password.Reveal(),
    }.ConnectionString;

    private static Task<IReadOnlyList<string>> FetchAsync(string token, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(token.Length > 0 ? ["first", "second"] : []);

    private static Task LoadAsync(string connectionString, IReadOnlyList<string> rows, CancellationToken cancellationToken) => Task.CompletedTask;
}
